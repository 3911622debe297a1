-- Whether somebody is erased by now. Not part of the statement's own snapshot: asked in one statement with `case_lock`, it sees
-- an erasure that this one waited for.
CREATE FUNCTION customer_erased(p_customer uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 VOLATILE
AS $$
BEGIN
  RETURN EXISTS (SELECT FROM customer WHERE id = p_customer AND erased_at IS NOT NULL);
END $$;
GRANT EXECUTE ON FUNCTION customer_erased(uuid) TO heed_app;
