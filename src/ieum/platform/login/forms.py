"""The forms of login and second factors in our words."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms


class _Worded(forms.Form):
    """Gives fields their labels and help, and takes placeholders out, which vanish when one types."""

    labels: ClassVar[dict[str, str]]
    helps: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = self.helps.get(name, "")
            self.fields[name].widget.attrs.pop("placeholder", None)


class LoginForm(_Worded, account.LoginForm):  # type: ignore[misc]  # the library has no types
    """Login and password."""

    labels: ClassVar[dict[str, str]] = {"login": "아이디", "password": "비밀번호"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocapitalize"] = "none"


class ReauthenticateForm(_Worded, account.ReauthenticateForm):  # type: ignore[misc]  # the library has no types
    """The password again, before what guards the account is changed."""

    labels: ClassVar[dict[str, str]] = {"password": "비밀번호"}


class ChangePasswordForm(_Worded, account.ChangePasswordForm):  # type: ignore[misc]  # the library has no types
    """A new password."""

    labels: ClassVar[dict[str, str]] = {
        "oldpassword": "지금 비밀번호",
        "password1": "새 비밀번호",
        "password2": "새 비밀번호 다시",
    }
    helps: ClassVar[dict[str, str]] = {"password1": "아홉 자 이상. 아이디나 흔한 말과 다르게 지으십시오."}


_CODE = {"code": "인증번호"}


class AuthenticateForm(_Worded, second_factor.AuthenticateForm):  # type: ignore[misc]  # the library has no types
    """The second factor at login."""

    labels: ClassVar[dict[str, str]] = _CODE
    helps: ClassVar[dict[str, str]] = {"code": "인증 앱에 보이는 6자리 번호, 또는 복구번호."}


class ReauthenticateByCodeForm(_Worded, second_factor.ReauthenticateForm):  # type: ignore[misc]  # no types
    """The second factor again, before what guards the account is changed."""

    labels: ClassVar[dict[str, str]] = _CODE


class ActivateTOTPForm(_Worded, totp.ActivateTOTPForm):  # type: ignore[misc]  # the library has no types
    """The first code of a new authenticator app."""

    labels: ClassVar[dict[str, str]] = _CODE
    helps: ClassVar[dict[str, str]] = {"code": "앱에 보이는 6자리 번호."}


class AddKeyForm(_Worded, webauthn.AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A new security key or passkey."""

    labels: ClassVar[dict[str, str]] = {"name": "이름", "passwordless": "비밀번호 없이 이 키만으로 로그인"}
    helps: ClassVar[dict[str, str]] = {"passwordless": "지문·얼굴·PIN으로 확인되는 키라야 합니다."}


class RenameKeyForm(_Worded, webauthn.EditWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """Another name for a key."""

    labels: ClassVar[dict[str, str]] = {"name": "이름"}
