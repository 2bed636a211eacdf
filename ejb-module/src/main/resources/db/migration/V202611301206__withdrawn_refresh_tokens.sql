-- Why: a browser that leaves a page while its session is renewed never gets the new token, and may have another one for it.

ALTER TABLE refresh_token ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
