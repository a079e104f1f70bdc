"""All rules, named one by one, so that what runs can be read here."""

from __future__ import annotations

from procman.lint.rule import Rule
from procman.lint.rules.accuracy.branch_without_decision import branch_without_decision
from procman.lint.rules.accuracy.call_without_process import call_without_process
from procman.lint.rules.accuracy.deadlock import deadlock
from procman.lint.rules.accuracy.decision_branches import decision_branches
from procman.lint.rules.accuracy.duplicate_form_number import duplicate_form_number
from procman.lint.rules.accuracy.endless_parallel_work import endless_parallel_work
from procman.lint.rules.accuracy.hand_over_mismatch import hand_over_mismatch
from procman.lint.rules.accuracy.id_clash import id_clash
from procman.lint.rules.accuracy.input_nobody_produces import input_nobody_produces
from procman.lint.rules.accuracy.input_nobody_takes import input_nobody_takes
from procman.lint.rules.accuracy.join_without_parallel import join_without_parallel
from procman.lint.rules.accuracy.missing_end import missing_end
from procman.lint.rules.accuracy.no_way_to_end import no_way_to_end
from procman.lint.rules.accuracy.output_nobody_makes import output_nobody_makes
from procman.lint.rules.accuracy.output_nobody_takes import output_nobody_takes
from procman.lint.rules.accuracy.parallel_branches import parallel_branches
from procman.lint.rules.accuracy.runs_twice import runs_twice
from procman.lint.rules.accuracy.unknown_domain import unknown_domain
from procman.lint.rules.accuracy.unknown_form import unknown_form
from procman.lint.rules.accuracy.unknown_lane import unknown_lane
from procman.lint.rules.accuracy.unknown_phase import unknown_phase
from procman.lint.rules.accuracy.unknown_process import unknown_process
from procman.lint.rules.accuracy.unknown_record import unknown_record
from procman.lint.rules.accuracy.unknown_role import unknown_role
from procman.lint.rules.accuracy.unknown_step import unknown_step
from procman.lint.rules.accuracy.unknown_system import unknown_system
from procman.lint.rules.accuracy.unreachable_step import unreachable_step
from procman.lint.rules.accuracy.work_left_over import work_left_over
from procman.lint.rules.compliance.control_bypassed import control_bypassed
from procman.lint.rules.compliance.effective_without_date import effective_without_date
from procman.lint.rules.compliance.incomplete_control import incomplete_control
from procman.lint.rules.compliance.incomplete_process import incomplete_process
from procman.lint.rules.compliance.limit_over_requirement import limit_over_requirement
from procman.lint.rules.compliance.no_key_control import no_key_control
from procman.lint.rules.compliance.personal_field_without_retention import personal_field_without_retention
from procman.lint.rules.compliance.unknown_evidence import unknown_evidence
from procman.lint.rules.compliance.unknown_requirement import unknown_requirement
from procman.lint.rules.compliance.unused_requirement import unused_requirement
from procman.lint.rules.efficiency.loop_without_bound import loop_without_bound
from procman.lint.rules.efficiency.process_without_limit import process_without_limit
from procman.lint.rules.efficiency.step_without_limit import step_without_limit
from procman.lint.rules.efficiency.timeout_without_limit import timeout_without_limit
from procman.lint.rules.efficiency.unused_form import unused_form
from procman.lint.rules.efficiency.unused_party import unused_party
from procman.lint.rules.efficiency.unused_record import unused_record
from procman.lint.rules.efficiency.unused_role import unused_role
from procman.lint.rules.efficiency.unused_system import unused_system
from procman.lint.rules.improvement.incomplete_metric import incomplete_metric
from procman.lint.rules.improvement.missing_review_interval import missing_review_interval
from procman.lint.rules.improvement.no_metric import no_metric
from procman.lint.rules.improvement.review_overdue import review_overdue
from procman.lint.rules.operability.approval_form_without_approvals import approval_form_without_approvals
from procman.lint.rules.operability.duplicate_step_name import duplicate_step_name
from procman.lint.rules.operability.file_name import file_name
from procman.lint.rules.operability.form_number import form_number
from procman.lint.rules.operability.form_without_fields import form_without_fields
from procman.lint.rules.operability.incomplete_trigger import incomplete_trigger
from procman.lint.rules.operability.step_without_name import step_without_name
from procman.lint.rules.operability.step_without_role import step_without_role
from procman.lint.rules.operability.unknown_organisation_entry import unknown_organisation_entry
from procman.lint.rules.operability.unknown_term import unknown_term
from procman.lint.rules.operability.unused_term import unused_term
from procman.lint.rules.operability.vague_time_words import vague_time_words
from procman.lint.rules.operability.vague_words import vague_words

RULES: tuple[Rule, ...] = (
    # compliance
    control_bypassed,
    effective_without_date,
    incomplete_control,
    incomplete_process,
    limit_over_requirement,
    no_key_control,
    personal_field_without_retention,
    unknown_evidence,
    unknown_requirement,
    unused_requirement,
    # efficiency
    loop_without_bound,
    process_without_limit,
    step_without_limit,
    timeout_without_limit,
    unused_form,
    unused_party,
    unused_record,
    unused_role,
    unused_system,
    # accuracy
    branch_without_decision,
    call_without_process,
    deadlock,
    decision_branches,
    duplicate_form_number,
    endless_parallel_work,
    hand_over_mismatch,
    id_clash,
    input_nobody_produces,
    input_nobody_takes,
    join_without_parallel,
    missing_end,
    no_way_to_end,
    output_nobody_makes,
    output_nobody_takes,
    parallel_branches,
    runs_twice,
    unknown_domain,
    unknown_form,
    unknown_lane,
    unknown_phase,
    unknown_process,
    unknown_record,
    unknown_role,
    unknown_step,
    unknown_system,
    unreachable_step,
    work_left_over,
    # operability
    approval_form_without_approvals,
    duplicate_step_name,
    file_name,
    form_number,
    form_without_fields,
    incomplete_trigger,
    step_without_name,
    step_without_role,
    unknown_organisation_entry,
    unknown_term,
    unused_term,
    vague_time_words,
    vague_words,
    # improvement
    incomplete_metric,
    missing_review_interval,
    no_metric,
    review_overdue,
)
