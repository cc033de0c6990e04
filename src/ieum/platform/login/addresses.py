"""Addresses of login and of what guards an account. What is not here, such as signing up, does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as single_sign_on
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from ieum.platform.login.api_keys import api_keys
from ieum.platform.middleware import View, opens_own_transactions
from ieum.platform.own_changes import told

_SAFETY = "account/safety/"


def _page(route: str, view: View, name: str) -> URLPattern:
    """A page whose exceptions are answers that Django must see; those of the library read no municipality's rows."""
    return path(route, opens_own_transactions(view), name=name)


entrance = [
    _page("login/", account.login, "account_login"),
    _page("logout/", account.logout, "account_logout"),
    _page("login/second-factor/", second_factor.authenticate, "mfa_authenticate"),
    _page("login/passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
    _page("login/cancelled/", single_sign_on.login_cancelled, "socialaccount_login_cancelled"),
    _page("login/failed/", single_sign_on.login_error, "socialaccount_login_error"),
    _page("login/inactive/", account.account_inactive, "account_inactive"),
    _page("login/office/<str:provider_id>/", openid.login, "openid_connect_login"),
    _page("login/office/<str:provider_id>/answer/", openid.callback, "openid_connect_callback"),
    _page("language/", login_not_required(require_POST(set_language)), "set_language"),
]
"""Open to who is not logged in."""

guarded = [
    _page("account/again/", account.reauthenticate, "account_reauthenticate"),
    _page("account/again/code/", second_factor.reauthenticate, "mfa_reauthenticate"),
    _page("account/again/key/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _page("account/password/", told(account.password_change), "account_change_password"),
    _page(_SAFETY, second_factor.index, "mfa_index"),
    _page(f"{_SAFETY}api/", api_keys, "api_keys"),
    _page(f"{_SAFETY}app/", told(totp.activate_totp), "mfa_activate_totp"),
    _page(f"{_SAFETY}app/remove/", told(totp.deactivate_totp), "mfa_deactivate_totp"),
    _page(f"{_SAFETY}codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    _page(f"{_SAFETY}codes/new/", told(recovery.generate_recovery_codes), "mfa_generate_recovery_codes"),
    _page(f"{_SAFETY}codes/file/", recovery.download_recovery_codes, "mfa_download_recovery_codes"),
    _page(f"{_SAFETY}keys/", webauthn.list_webauthn, "mfa_list_webauthn"),
    _page(f"{_SAFETY}keys/new/", told(webauthn.add_webauthn), "mfa_add_webauthn"),
    _page(f"{_SAFETY}keys/<int:pk>/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    _page(f"{_SAFETY}keys/<int:pk>/remove/", told(webauthn.remove_webauthn), "mfa_remove_webauthn"),
]
"""Each account's own, whatever its role; only one's own keys are found."""
