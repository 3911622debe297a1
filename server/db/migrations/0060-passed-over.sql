-- Offers that passed somebody over because nobody who may take them was free: for the wallboard and the line, without reading every offer.
CREATE INDEX fact_of_passed_over ON fact (at) WHERE type = 'EntryOffered' AND position('"passedOver"' IN data) > 0;
