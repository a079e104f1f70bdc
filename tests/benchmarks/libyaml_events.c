/* The floor under every reader of YAML: libyaml's events of all files, made and thrown away. Prints how many. */
#include <stdio.h>
#include <yaml.h>

int main(int count, char **paths) {
  long events = 0;
  for (int index = 1; index < count; index++) {
    FILE *file = fopen(paths[index], "rb");
    yaml_parser_t parser;
    yaml_event_t event;
    int finished = 0;
    if (!file || !yaml_parser_initialize(&parser)) return 1;
    yaml_parser_set_input_file(&parser, file);
    while (!finished) {
      if (!yaml_parser_parse(&parser, &event)) return 1;
      finished = event.type == YAML_STREAM_END_EVENT;
      events++;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
  }
  printf("%ld\n", events);
  return 0;
}
