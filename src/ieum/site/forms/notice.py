"""Forms of the pages of notices."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from ieum.kernel.registry import NoticeKind
from ieum.platform.choices import Channel
from ieum.platform.ui.languages import translated_choices

if TYPE_CHECKING:
    from ieum.platform.models import MailAddress


class SettingsForm(forms.Form):
    """How each kind of notices should come, and where mail goes."""

    mail_address = forms.CharField(
        label="메일 주소",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="메일로 받을 때만 적습니다. 지금 주소는 가려 보이며, 그대로 두면 바뀌지 않고 비우면 지워집니다.",
    )

    def __init__(
        self, *args: Any, channels: Sequence[tuple[NoticeKind, Channel]], kept: "MailAddress | None", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = [kind for kind, _ in channels]
        self._kept = kept
        self.fields["mail_address"].initial = str(kept or "")
        for kind, channel in channels:
            self.fields[kind.name] = forms.ChoiceField(
                label=kind.label, choices=translated_choices(Channel.choices), initial=channel
            )

    def clean_mail_address(self) -> str | None:
        """The address that was written; None where the masked one was left as it is."""
        given: str = self.cleaned_data["mail_address"].strip()
        return None if self._kept is not None and given == str(self._kept) else given

    @property
    def channels(self) -> dict[str, str]:
        """The chosen channel of each kind."""
        return {each.name: self.cleaned_data[each.name] for each in self._kinds}
