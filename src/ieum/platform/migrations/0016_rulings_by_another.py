from django.db import migrations

# Operations and rulings are written by functions that act as the owner already.
INVOKER = "ALTER FUNCTION ieum_check_behalf() SECURITY INVOKER"
DEFINER = "ALTER FUNCTION ieum_check_behalf() SECURITY DEFINER"
# Who states a value, or on whose behalf, does not decide that it is the one that is used.
CHECK = """
CREATE FUNCTION ieum_check_ruling() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM platform_operation ruling, platform_observation chosen
        JOIN platform_operation stated ON stated.id = chosen.operation_id
        WHERE ruling.id = NEW.operation_id AND chosen.id = NEW.observation_id
        AND (stated.actor_id IN (ruling.actor_id, ruling.on_behalf_of_id)
            OR stated.on_behalf_of_id IN (ruling.actor_id, ruling.on_behalf_of_id))
    ) THEN
        RAISE EXCEPTION 'who stated the value does not rule on it' USING ERRCODE = 'IE011';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER platform_ruling_by_another BEFORE INSERT ON platform_ruling
    FOR EACH ROW EXECUTE FUNCTION ieum_check_ruling();
"""
NO_CHECK = "DROP TRIGGER platform_ruling_by_another ON platform_ruling; DROP FUNCTION ieum_check_ruling()"


class Migration(migrations.Migration):
    dependencies = [("platform", "0015_observations_by_division")]
    operations = [migrations.RunSQL(INVOKER, DEFINER), migrations.RunSQL(CHECK, NO_CHECK)]
