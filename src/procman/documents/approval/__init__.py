"""The sheet 审批表 on which changes of processes are approved."""
