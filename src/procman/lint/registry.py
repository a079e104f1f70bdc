"""All rules, named one by one, so that what runs can be read here."""

from __future__ import annotations

from procman.lint.rule import Rule
from procman.lint.rules.accuracy.branch_without_decision import branch_without_decision
from procman.lint.rules.accuracy.call_outcome_untested import call_outcome_untested
from procman.lint.rules.accuracy.call_without_output import call_without_output
from procman.lint.rules.accuracy.call_without_process import call_without_process
from procman.lint.rules.accuracy.contradictory_term import contradictory_term
from procman.lint.rules.accuracy.deadlock import deadlock
from procman.lint.rules.accuracy.decision_branches import decision_branches
from procman.lint.rules.accuracy.decision_conditions_gap import decision_conditions_gap
from procman.lint.rules.accuracy.decision_conditions_overlap import decision_conditions_overlap
from procman.lint.rules.accuracy.decision_without_facts import decision_without_facts
from procman.lint.rules.accuracy.duplicate_form_number import duplicate_form_number
from procman.lint.rules.accuracy.duplicate_reference import duplicate_reference
from procman.lint.rules.accuracy.endless_parallel_work import endless_parallel_work
from procman.lint.rules.accuracy.field_filled_elsewhere import field_filled_elsewhere
from procman.lint.rules.accuracy.field_of_two_kinds import field_of_two_kinds
from procman.lint.rules.accuracy.form_read_before_filled import form_read_before_filled
from procman.lint.rules.accuracy.hand_over_mismatch import hand_over_mismatch
from procman.lint.rules.accuracy.id_clash import id_clash
from procman.lint.rules.accuracy.incomplete_trigger import incomplete_trigger
from procman.lint.rules.accuracy.input_nobody_produces import input_nobody_produces
from procman.lint.rules.accuracy.input_nobody_takes import input_nobody_takes
from procman.lint.rules.accuracy.input_on_some_ways import input_on_some_ways
from procman.lint.rules.accuracy.join_without_parallel import join_without_parallel
from procman.lint.rules.accuracy.missing_end import missing_end
from procman.lint.rules.accuracy.no_way_to_end import no_way_to_end
from procman.lint.rules.accuracy.output_nobody_makes import output_nobody_makes
from procman.lint.rules.accuracy.output_nobody_takes import output_nobody_takes
from procman.lint.rules.accuracy.overwritten_document import overwritten_document
from procman.lint.rules.accuracy.parallel_branches import parallel_branches
from procman.lint.rules.accuracy.retention_mismatch import retention_mismatch
from procman.lint.rules.accuracy.runs_twice import runs_twice
from procman.lint.rules.accuracy.system_without_automatic import system_without_automatic
from procman.lint.rules.accuracy.translation_length import translation_length
from procman.lint.rules.accuracy.translation_of_nothing import translation_of_nothing
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
from procman.lint.rules.accuracy.wrong_word import wrong_word
from procman.lint.rules.compliance.approval_without_criteria import approval_without_criteria
from procman.lint.rules.compliance.approval_without_refusal import approval_without_refusal
from procman.lint.rules.compliance.control_after_payment import control_after_payment
from procman.lint.rules.compliance.control_bypassed import control_bypassed
from procman.lint.rules.compliance.control_too_seldom import control_too_seldom
from procman.lint.rules.compliance.effective_without_date import effective_without_date
from procman.lint.rules.compliance.field_retention_over_form import field_retention_over_form
from procman.lint.rules.compliance.form_approved_by_applicant import form_approved_by_applicant
from procman.lint.rules.compliance.high_risk_only_detected import high_risk_only_detected
from procman.lint.rules.compliance.incompatible_duties_deputy import incompatible_duties_deputy
from procman.lint.rules.compliance.incompatible_duties_one_person import incompatible_duties_one_person
from procman.lint.rules.compliance.incompatible_duties_position import incompatible_duties_position
from procman.lint.rules.compliance.incompatible_duties_role import incompatible_duties_role
from procman.lint.rules.compliance.incomplete_control import incomplete_control
from procman.lint.rules.compliance.incomplete_process import incomplete_process
from procman.lint.rules.compliance.limit_over_requirement import limit_over_requirement
from procman.lint.rules.compliance.no_key_control import no_key_control
from procman.lint.rules.compliance.personal_field_without_retention import personal_field_without_retention
from procman.lint.rules.compliance.retired_process_used import retired_process_used
from procman.lint.rules.compliance.segregation_settings import segregation_settings
from procman.lint.rules.compliance.self_checked_control import self_checked_control
from procman.lint.rules.compliance.single_person_dependency import single_person_dependency
from procman.lint.rules.compliance.time_budget_over_requirement import time_budget_over_requirement
from procman.lint.rules.compliance.unknown_evidence import unknown_evidence
from procman.lint.rules.compliance.unknown_requirement import unknown_requirement
from procman.lint.rules.compliance.unproven_control import unproven_control
from procman.lint.rules.compliance.unused_requirement import unused_requirement
from procman.lint.rules.efficiency.loop_without_bound import loop_without_bound
from procman.lint.rules.efficiency.many_hand_overs import many_hand_overs
from procman.lint.rules.efficiency.ping_pong import ping_pong
from procman.lint.rules.efficiency.process_without_limit import process_without_limit
from procman.lint.rules.efficiency.shortest_way_over_limit import shortest_way_over_limit
from procman.lint.rules.efficiency.step_without_limit import step_without_limit
from procman.lint.rules.efficiency.sub_process_over_step_limit import sub_process_over_step_limit
from procman.lint.rules.efficiency.superfluous_involvement import superfluous_involvement
from procman.lint.rules.efficiency.time_budget_over_limit import time_budget_over_limit
from procman.lint.rules.efficiency.timeout_without_limit import timeout_without_limit
from procman.lint.rules.efficiency.unused_form import unused_form
from procman.lint.rules.efficiency.unused_party import unused_party
from procman.lint.rules.efficiency.unused_record import unused_record
from procman.lint.rules.efficiency.unused_role import unused_role
from procman.lint.rules.efficiency.unused_system import unused_system
from procman.lint.rules.efficiency.wait_without_timeout import wait_without_timeout
from procman.lint.rules.improvement.changed_without_new_version import changed_without_new_version
from procman.lint.rules.improvement.id_used_again import id_used_again
from procman.lint.rules.improvement.incomplete_metric import incomplete_metric
from procman.lint.rules.improvement.missing_review_interval import missing_review_interval
from procman.lint.rules.improvement.no_metric import no_metric
from procman.lint.rules.improvement.review_overdue import review_overdue
from procman.lint.rules.improvement.version_bump_too_small import version_bump_too_small
from procman.lint.rules.improvement.version_decreased import version_decreased
from procman.lint.rules.operability.approval_form_without_approvals import approval_form_without_approvals
from procman.lint.rules.operability.approval_route import approval_route
from procman.lint.rules.operability.decision_without_question import decision_without_question
from procman.lint.rules.operability.duplicate_document_name import duplicate_document_name
from procman.lint.rules.operability.duplicate_field_label import duplicate_field_label
from procman.lint.rules.operability.duplicate_organisation_name import duplicate_organisation_name
from procman.lint.rules.operability.duplicate_process_name import duplicate_process_name
from procman.lint.rules.operability.duplicate_step_name import duplicate_step_name
from procman.lint.rules.operability.field_nobody_fills import field_nobody_fills
from procman.lint.rules.operability.file_name import file_name
from procman.lint.rules.operability.form_number import form_number
from procman.lint.rules.operability.form_without_fields import form_without_fields
from procman.lint.rules.operability.incomplete_translation import incomplete_translation
from procman.lint.rules.operability.large_process import large_process
from procman.lint.rules.operability.punctuation import punctuation
from procman.lint.rules.operability.role_without_position import role_without_position
from procman.lint.rules.operability.similar_role_name import similar_role_name
from procman.lint.rules.operability.step_name_without_verb import step_name_without_verb
from procman.lint.rules.operability.step_without_name import step_without_name
from procman.lint.rules.operability.step_without_role import step_without_role
from procman.lint.rules.operability.system_not_named import system_not_named
from procman.lint.rules.operability.unknown_organisation_entry import unknown_organisation_entry
from procman.lint.rules.operability.unknown_term import unknown_term
from procman.lint.rules.operability.unused_term import unused_term
from procman.lint.rules.operability.vague_time_words import vague_time_words
from procman.lint.rules.operability.vague_words import vague_words

RULES: tuple[Rule, ...] = (
    # compliance
    approval_without_criteria,
    approval_without_refusal,
    control_after_payment,
    control_bypassed,
    control_too_seldom,
    effective_without_date,
    field_retention_over_form,
    form_approved_by_applicant,
    high_risk_only_detected,
    incompatible_duties_deputy,
    incompatible_duties_one_person,
    incompatible_duties_position,
    incompatible_duties_role,
    incomplete_control,
    incomplete_process,
    limit_over_requirement,
    no_key_control,
    personal_field_without_retention,
    retired_process_used,
    segregation_settings,
    self_checked_control,
    single_person_dependency,
    time_budget_over_requirement,
    unknown_evidence,
    unknown_requirement,
    unproven_control,
    unused_requirement,
    # efficiency
    loop_without_bound,
    many_hand_overs,
    ping_pong,
    process_without_limit,
    shortest_way_over_limit,
    step_without_limit,
    sub_process_over_step_limit,
    superfluous_involvement,
    time_budget_over_limit,
    timeout_without_limit,
    unused_form,
    unused_party,
    unused_record,
    unused_role,
    unused_system,
    wait_without_timeout,
    # accuracy
    branch_without_decision,
    call_outcome_untested,
    call_without_output,
    call_without_process,
    contradictory_term,
    deadlock,
    decision_branches,
    decision_conditions_gap,
    decision_conditions_overlap,
    decision_without_facts,
    duplicate_form_number,
    duplicate_reference,
    endless_parallel_work,
    field_filled_elsewhere,
    field_of_two_kinds,
    form_read_before_filled,
    hand_over_mismatch,
    id_clash,
    incomplete_trigger,
    input_nobody_produces,
    input_nobody_takes,
    input_on_some_ways,
    join_without_parallel,
    missing_end,
    no_way_to_end,
    output_nobody_makes,
    output_nobody_takes,
    overwritten_document,
    parallel_branches,
    retention_mismatch,
    runs_twice,
    system_without_automatic,
    translation_length,
    translation_of_nothing,
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
    wrong_word,
    # operability
    approval_form_without_approvals,
    approval_route,
    decision_without_question,
    duplicate_document_name,
    duplicate_field_label,
    duplicate_organisation_name,
    duplicate_process_name,
    duplicate_step_name,
    field_nobody_fills,
    file_name,
    form_number,
    form_without_fields,
    incomplete_translation,
    large_process,
    punctuation,
    role_without_position,
    similar_role_name,
    step_name_without_verb,
    step_without_name,
    step_without_role,
    system_not_named,
    unknown_organisation_entry,
    unknown_term,
    unused_term,
    vague_time_words,
    vague_words,
    # improvement
    changed_without_new_version,
    id_used_again,
    incomplete_metric,
    missing_review_interval,
    no_metric,
    review_overdue,
    version_bump_too_small,
    version_decreased,
)
