"""Who one is: password, second factors, passkeys and the single sign-on of the office, by django-allauth."""
