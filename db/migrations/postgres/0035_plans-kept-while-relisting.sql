-- Lists of letters are set anew after each position that is stored. The statement joins many tables, and making its
-- plan anew took twenty times as long as running it; one plan, made once per connection, does for any letter.
ALTER FUNCTION relist_letters() SET plan_cache_mode = force_generic_plan;
