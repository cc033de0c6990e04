"""What django-allauth asks us: who may come in, how it is said, and how secrets are kept."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect

from ieum.platform.models import Account
from ieum.platform.sealing import seal, unseal
from ieum.platform.ui.languages import korean
from ieum.platform.visitors import visitor_address

_SECOND_FACTOR = "second-factor"
_INVALID_LOGIN = "아이디나 비밀번호가 맞지 않습니다. 다시 확인하여 주십시오."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Nobody signs up: the operator makes accounts."""

    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _INVALID_LOGIN,
        "invalid_login": _INVALID_LOGIN,
        "account_inactive": "쓰지 않는 계정입니다. 운영자에게 문의하십시오.",
        "too_many_login_attempts": "여러 번 틀려 잠시 잠갔습니다. 5분 뒤에 다시 하거나 운영자에게 문의하십시오.",
        "incorrect_password": "맞지 않습니다. 다시 적으십시오.",
        "enter_current_password": "맞지 않습니다. 다시 적으십시오.",
        "incorrect_code": "맞지 않습니다. 지금 보이는 번호를 다시 적으십시오.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - asked with it
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom the limits of log-in count: who asks, and not the web server in front of the site.

        :raises PermissionDenied: if it is not known
        """
        if (address := visitor_address(request)) is None:
            raise PermissionDenied("어디에서 온 요청인지 알 수 없습니다.")
        return address


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Second factors: their secrets are sealed."""

    error_messages: ClassVar[dict[str, str]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "맞지 않습니다. 지금 보이는 번호를 다시 적으십시오.",
        "cannot_generate_recovery_codes": "인증 앱이나 보안키를 먼저 등록하십시오.",
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return seal(text, purpose=_SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return unseal(encrypted_text, purpose=_SECOND_FACTOR)

    def get_totp_issuer(self) -> str:
        """The name that authenticator apps show."""
        return korean("이음")

    def generate_authenticator_name(self, user: Account, type: Any) -> str:  # noqa: A002 - its name there
        """The name that a new key gets where none is typed."""
        return korean(f"보안키 {Authenticator.objects.filter(user=user, type=type).count() + 1}")


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Single sign-on: it opens accounts that the operator made, and makes none."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Join the identity to the account of the same login at its first use.

        What the provider says besides, such as name and mail, is not kept.

        :raises ImmediateHttpResponse: back to the login page where there is no such account
        """
        login = _login_of(sociallogin)
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        known = Account.objects.filter(login=login, is_active=True).first()
        if known is None:
            messages.error(request, "이음에 등록되지 않은 사람입니다. 운영자에게 계정을 만들어 달라고 하십시오.")
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, known)

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """What the operator's settings name; a row of the library's table would have the site ask elsewhere."""
        return [each for each in super().list_apps(request, provider, client_id) if each.pk is None]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Never."""
        return False


def _login_of(sociallogin: SocialLogin) -> str:
    """The login that the office's provider states (claim ``preferred_username``); "" where it states none."""
    claims = sociallogin.account.extra_data
    stated = claims.get("userinfo", {}) | claims.get("id_token", {})
    return str(stated.get("preferred_username", claims.get("preferred_username", "")))
