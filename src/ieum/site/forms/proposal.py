"""Forms of what waits for a second person."""

from django import forms


class DecisionForm(forms.Form):
    """That a proposal is confirmed or returned, and why it is returned."""

    reason = forms.CharField(
        label="의견 또는 반려 사유", max_length=200, required=False, help_text="반려할 때는 반드시 적습니다."
    )


class WithdrawalForm(forms.Form):
    """Why a proposal is withdrawn."""

    reason = forms.CharField(
        label="회수하는 사유", max_length=200, error_messages={"required": "회수하는 사유를 적어야 합니다."}
    )
