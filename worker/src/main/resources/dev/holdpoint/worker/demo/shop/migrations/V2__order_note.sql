-- additive: version 1 of the shop goes on working beside it
ALTER TABLE orders ADD COLUMN note text;
