"""Workspaces of any number of generated processes, for measuring: about 195 lines and 5.5 KB each, in Chinese.

The same number gives the same bytes. The processes are sound and complete, as those of a well-kept manual are, and
differ in names, numbers and limits. Run: python -m tests.benchmarks.generated FOLDER 1000
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

MATTERS = ("费用报销", "采购申请", "合同审批", "员工入职", "供应商准入", "质量异常", "资产报废", "发票开具", "系统变更")
PLACES = ("省公司", "市分公司", "县分公司", "营业厅", "呼叫中心", "工程中心")
DOMAINS = ("operations", "support")
MANUAL = """title: 测量用流程手册
company: 示例公司
language: zh-CN
numbering: {process: "^[A-Z]{2}-[0-9]{5}$"}
domains:
  operations: {name: 运营}
  support: {name: 支撑}
"""
ORGANISATION = """departments:
  office: {name: 综合部, kind: process-management}
  line: {name: 业务部}
  money: {name: 财务部}
roles:
  applicant: {name: 申请人, department: line, positions: [member]}
  line-manager: {name: 部门经理, department: line, positions: [line-head], deputy: vice-manager}
  vice-manager: {name: 副经理, department: line, positions: [line-vice]}
  checker: {name: 审核专员, department: office, positions: [office-member], deputy: second-checker}
  second-checker: {name: 复核专员, department: office, positions: [office-second]}
  cashier: {name: 出纳, department: money, positions: [money-member]}
  bookkeeper: {name: 会计, department: money, positions: [money-second]}
positions:
  member: {name: 业务员, department: line, headcount: 20}
  line-head: {name: 业务经理, department: line, headcount: 2}
  line-vice: {name: 业务副经理, department: line, headcount: 2}
  office-member: {name: 审核岗, department: office, headcount: 3}
  office-second: {name: 复核岗, department: office, headcount: 3}
  money-member: {name: 出纳岗, department: money, headcount: 2}
  money-second: {name: 会计岗, department: money, headcount: 2}
systems:
  workflow: {name: 办公系统, owner: office}
parties:
  supplier: {name: 供应商}
"""
REQUIREMENTS = "answer-30d: {title: 内部控制管理办法, clause: 第八条, limit: 30d, source: 公司发文}\n"
GLOSSARY = "voucher: {term: 凭证, definition: 证明一笔业务已经发生的单据。}\n"
PROCESS = """# {name}：由业务部门维护，修改须经流程管理办公室审核
id: {id}
name: {name}
domain: {domain}
owner: line-manager
version: "{major}.{minor}"
status: effective
effective: 2026-{month:02}-{day:02}
review_every: 24mo
purpose: >-
  规范{matter}业务的申请、审批与执行，明确各岗位职责与时限要求，
  防范操作风险，保证每一笔业务有据可查。
scope:
  applies_to: {place}及所属单位全部{matter}业务
  excludes: 集团公司统一办理的{matter}业务
requirements: [answer-30d]
time_limit: {{within: 30d, starts: apply}}

triggers:
  wanted: {{name: 业务部门提出{matter}, kind: message}}

inputs:
  quotation: {{name: {matter}报价单, from: supplier}}

outputs:
  notice: {{name: {matter}办理通知, to: supplier}}

records:
  request: {{name: {matter}申请单, retention: 5y}}
  opinion: {{name: {matter}审核意见, retention: 5y}}
  voucher: {{name: {matter}付款凭证, retention: 10y}}
  ledger: {{name: {matter}台账, retention: 10y}}

phases:
  ask: 提出申请
  judge: 审核审批
  act: 执行归档

steps:
  apply:
    phase: ask
    name: 填写{matter}申请单
    role: applicant
    duty: request
    time_limit: {first}d
    inputs: [quotation]
    outputs: [request]
    forms: [request-form]
    system: workflow
    do:
      - 在办公系统中填写申请单，上传报价单和附件。
      - 写明金额、用途和要求完成的日期。
  complete:
    phase: judge
    name: 核对申请单是否完整
    role: checker
    duty: review
    time_limit: {second}d
    inputs: [request]
    outputs: [opinion]
    do:
      - 逐项核对单据的完整性与合规性。
      - 核对金额、税率与收款信息。
  is-complete:
    phase: judge
    kind: decision
    name: 资料是否完整？
    role: checker
    inputs: [opinion]
    time_limit: 4h
    next: {{是: judge-need, 否: {{to: apply, at_most: 2}}}}
  judge-need:
    phase: judge
    name: 审批业务必要性与预算额度
    role: line-manager
    duty: approve
    time_limit: {third}d
    inputs: [request, opinion]
    forms: [approval-form]
    on_timeout: {{notify: [vice-manager]}}
    do:
      - 判断业务是否必要，预算是否足够。
      - 签署审批意见。
  agreed:
    phase: judge
    kind: decision
    name: 是否同意？
    role: line-manager
    inputs: [opinion]
    time_limit: 4h
    next: {{同意: split, 不同意: refuse}}
  split: {{kind: parallel, next: [pay, register]}}
  pay:
    phase: act
    name: 支付{matter}款项
    role: cashier
    duty: pay
    time_limit: {fourth}d
    inputs: [request]
    outputs: [voucher]
    system: workflow
    do:
      - 核对收款账户后付款，打印付款凭证。
      - 单笔超过 {amount} 元的，由两人共同办理。
    cautions: [不得向申请单以外的账户付款。]
    next: both
  register:
    phase: act
    name: 登记{matter}台账
    role: bookkeeper
    duty: record
    time_limit: {fifth}d
    inputs: [request]
    outputs: [ledger]
    do:
      - 在台账中登记编号、金额和日期。
    next: both
  both: {{kind: join, next: tell}}
  tell:
    phase: act
    name: 通知供应商办理结果
    role: applicant
    time_limit: 1d
    inputs: [voucher, ledger]
    outputs: [notice]
    do:
      - 把办理结果和付款日期通知供应商。
    next: done
  refuse:
    phase: judge
    name: 退回申请单
    role: line-manager
    time_limit: 1d
    inputs: [request]
    do:
      - 写明不同意的理由，退回申请人。
    next: refused

ends:
  done: {matter}办结
  refused: {matter}未获同意

controls:
  KC-01:
    step: judge-need
    protects: pay
    risk: 未经授权付款，造成资金损失
    risk_type: asset
    risk_level: high
    objective: 每笔付款都经过授权
    measure: 部门经理逐笔审批，未经审批的申请单不能进入付款环节
    effect: preventive
    means: manual
    frequency: each-time
    owner: line-manager
    reviewer: vice-manager
    evidence: [approval-form]
    key: true
    requirements: [answer-30d]

rules:
  R-01: {{text: 单笔超过 {amount} 元的付款由两人共同办理。, step: pay, source: 资金管理办法第十二条}}

metrics:
  on-time:
    name: {matter}按时办结率
    formula: 按时办结数 ÷ 应办结数
    target: ">= {rate}%"
    frequency: monthly
    owner: line-manager

forms:
  request-form:
    name: {matter}申请表
    kind: application
    number: {id}-F01
    retention: 5y
    fields:
      applicant: {{label: 申请人, type: person, required: true, filled_by: applicant, at_step: apply}}
      applied-on: {{label: 申请日期, type: date, required: true, filled_by: applicant, at_step: apply}}
      amount: {{label: 金额, type: money, required: true, filled_by: applicant, at_step: apply}}
  approval-form:
    name: {matter}审批表
    kind: approval
    number: {id}-F02
    retention: 5y
    fields:
      applicant: {{label: 申请人, type: person, required: true, filled_by: line-manager, at_step: judge-need}}
      decided-on: {{label: 审批日期, type: date, required: true, filled_by: line-manager, at_step: judge-need}}
    approvals: [line-manager]

exceptions:
  E-01: {{when: 单据遗失, do: 一个工作日内报告部门经理并补办手续, report_to: line-manager}}
"""


def write_workspace(folder: Path, number: int, seed: int = 7) -> list[Path]:
    """Write a workspace.

    Args:
        folder: The workspace's folder; made if it is not there.
        number: How many processes.
        seed: Of the random choices.

    Returns:
        The files of the processes.
    """
    chance = random.Random(seed)
    processes = folder / "processes"
    for domain in DOMAINS:
        (processes / domain).mkdir(parents=True, exist_ok=True)
    texts = {"manual": MANUAL, "organisation": ORGANISATION, "requirements": REQUIREMENTS, "glossary": GLOSSARY}
    for name, text in texts.items():
        (processes / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    written = []
    for index in range(1, number + 1):
        path, text = _process(chance, index)
        written.append(processes / path)
        written[-1].write_text(text, encoding="utf-8", newline="\n")
    return written


def _process(chance: random.Random, index: int) -> tuple[str, str]:
    domain = chance.choice(DOMAINS)
    matter, place = chance.choice(MATTERS), chance.choice(PLACES)
    process_id = f"GN-{index:05}"
    limits = dict(
        zip(("first", "second", "third", "fourth", "fifth"), (chance.randint(1, 3) for _ in range(5)), strict=True)
    )
    text = PROCESS.format(
        id=process_id,
        name=f"{place}{matter}流程（{index}）",
        domain=domain,
        matter=matter,
        place=place,
        major=chance.randint(1, 4),
        minor=chance.randint(0, 9),
        month=chance.randint(1, 9),
        day=chance.randint(1, 28),
        amount=chance.randint(1, 50) * 1000,
        rate=chance.randint(85, 99),
        **limits,
    )
    return f"{domain}/{process_id.lower()}.yaml", text


if __name__ == "__main__":
    write_workspace(Path(sys.argv[1]), int(sys.argv[2]))
