-- The second schema (revision 0002) with one journey under way, begun on a catalogue that is gone. Never edited.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE conversation (
	id VARCHAR(36) NOT NULL, 
	person_id VARCHAR(36) NOT NULL, 
	title TEXT NOT NULL, 
	title_folded TEXT NOT NULL, 
	situation TEXT NOT NULL, 
	settings TEXT NOT NULL, 
	activity INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT conversation_id_is_uuid CHECK (length(id) = 36 AND substr(id, 9, 1) = '-' AND substr(id, 14, 1) = '-' AND substr(id, 19, 1) = '-' AND substr(id, 24, 1) = '-' AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = '')
);
CREATE TABLE journey_run (
	id VARCHAR(36) NOT NULL, 
	person_id VARCHAR(36) NOT NULL, 
	journey TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	body TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT journey_run_state_is_known CHECK (state IN ('open', 'parked', 'finished')), 
	CONSTRAINT journey_run_id_is_uuid CHECK (length(id) = 36 AND substr(id, 9, 1) = '-' AND substr(id, 14, 1) = '-' AND substr(id, 19, 1) = '-' AND substr(id, 24, 1) = '-' AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = '')
);
INSERT INTO "journey_run" VALUES('88888888-8888-4888-8888-888888888888','99999999-9999-4999-8999-999999999999','old-walk','open','{"journey":"old-walk","title":"Walk the old way","outcome":"A small model.","holds":["A model"],"version":1,"started_at":"2026-11-02","seen_at":"2026-11-22","parked":false,"facts":{"profession":"copywriter","examples_on_hand":62},"steps":[{"id":"choose","title":"Choose one kind","do":"Choose one kind, please.","why":"It matters.","done":"It is there.","concept":null,"minutes":30,"check":"said","needs":null,"fact":null,"tool":null,"ask":null,"state":"done","how":"said","at":"2026-11-02","evidence":"product pages","have":null},{"id":"collect","title":"Collect a hundred","do":"Collect a hundred, please.","why":"It matters.","done":"It is there.","concept":null,"minutes":30,"check":"fact_told","needs":100,"fact":"examples_on_hand","tool":null,"ask":null,"state":"open","how":null,"at":null,"evidence":"examples on hand: 62","have":62},{"id":"print","title":"Print them out","do":"Print them out, please.","why":"It matters.","done":"It is there.","concept":null,"minutes":30,"check":"said","needs":null,"fact":null,"tool":null,"ask":null,"state":"done","how":"said","at":"2026-11-02","evidence":"a folder on the shelf","have":null},{"id":"measure","title":"Measure a week","do":"Measure a week, please.","why":"It matters.","done":"It is there.","concept":null,"minutes":30,"check":"said","needs":null,"fact":null,"tool":null,"ask":null,"state":"skipped","how":null,"at":"2026-11-02","evidence":"no time","have":null},{"id":"train","title":"Train it","do":"Train it, please.","why":"It matters.","done":"It is there.","concept":null,"minutes":30,"check":"said","needs":null,"fact":null,"tool":null,"ask":null,"state":"open","how":null,"at":null,"evidence":null,"have":null}],"gone":[]}','2026-11-02T09:00:00.000000+00:00','2026-11-22T09:00:00.000000+00:00');
CREATE TABLE message (
	turn_id VARCHAR(36) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	conversation_id VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	body TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	PRIMARY KEY (turn_id, id), 
	CONSTRAINT message_seq_once UNIQUE (turn_id, seq), 
	FOREIGN KEY(turn_id) REFERENCES turn (id) ON DELETE CASCADE, 
	FOREIGN KEY(conversation_id) REFERENCES conversation (id) ON DELETE CASCADE, 
	CONSTRAINT message_role_is_known CHECK (role IN ('user', 'assistant', 'tool')), 
	CONSTRAINT message_id_is_uuid CHECK (length(id) = 36 AND substr(id, 9, 1) = '-' AND substr(id, 14, 1) = '-' AND substr(id, 19, 1) = '-' AND substr(id, 24, 1) = '-' AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = '')
);
CREATE TABLE person (
	id VARCHAR(36) NOT NULL, 
	identifier TEXT NOT NULL, 
	display_name TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (identifier), 
	CONSTRAINT person_id_is_uuid CHECK (length(id) = 36 AND substr(id, 9, 1) = '-' AND substr(id, 14, 1) = '-' AND substr(id, 19, 1) = '-' AND substr(id, 24, 1) = '-' AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = '')
);
INSERT INTO "person" VALUES('99999999-9999-4999-8999-999999999999','anna','Anna','2026-11-02T00:00:00.000000+00:00');
CREATE TABLE spending (
	person_id VARCHAR(36) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	cost_usd FLOAT NOT NULL, 
	PRIMARY KEY (person_id, day), 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE turn (
	id VARCHAR(36) NOT NULL, 
	conversation_id VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	user_message_id VARCHAR(36) NOT NULL, 
	run_id VARCHAR(36), 
	answer_id VARCHAR(36) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	partial TEXT NOT NULL, 
	reply TEXT, 
	problem TEXT, 
	model TEXT, 
	searchable TEXT NOT NULL, 
	situation_before TEXT NOT NULL, 
	owner VARCHAR(36) NOT NULL, 
	heartbeat_at TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	superseded_at TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (answer_id), 
	CONSTRAINT turn_seq_once UNIQUE (conversation_id, seq), 
	FOREIGN KEY(conversation_id) REFERENCES conversation (id) ON DELETE CASCADE, 
	CONSTRAINT turn_state_is_known CHECK (state IN ('running', 'done', 'stopped', 'failed', 'budget', 'interrupted')), 
	CONSTRAINT turn_id_is_uuid CHECK (length(id) = 36 AND substr(id, 9, 1) = '-' AND substr(id, 14, 1) = '-' AND substr(id, 19, 1) = '-' AND substr(id, 24, 1) = '-' AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = ''), 
	CONSTRAINT turn_user_message_id_is_uuid CHECK (length(user_message_id) = 36 AND substr(user_message_id, 9, 1) = '-' AND substr(user_message_id, 14, 1) = '-' AND substr(user_message_id, 19, 1) = '-' AND substr(user_message_id, 24, 1) = '-' AND length(replace(user_message_id, '-', '')) = 32 AND rtrim(user_message_id, '0123456789abcdef-') = ''), 
	CONSTRAINT turn_run_id_is_uuid CHECK (length(run_id) = 36 AND substr(run_id, 9, 1) = '-' AND substr(run_id, 14, 1) = '-' AND substr(run_id, 19, 1) = '-' AND substr(run_id, 24, 1) = '-' AND length(replace(run_id, '-', '')) = 32 AND rtrim(run_id, '0123456789abcdef-') = ''), 
	CONSTRAINT turn_answer_id_is_uuid CHECK (length(answer_id) = 36 AND substr(answer_id, 9, 1) = '-' AND substr(answer_id, 14, 1) = '-' AND substr(answer_id, 19, 1) = '-' AND substr(answer_id, 24, 1) = '-' AND length(replace(answer_id, '-', '')) = 32 AND rtrim(answer_id, '0123456789abcdef-') = ''), 
	CONSTRAINT turn_owner_is_uuid CHECK (length(owner) = 36 AND substr(owner, 9, 1) = '-' AND substr(owner, 14, 1) = '-' AND substr(owner, 19, 1) = '-' AND substr(owner, 24, 1) = '-' AND length(replace(owner, '-', '')) = 32 AND rtrim(owner, '0123456789abcdef-') = '')
);
CREATE TABLE vote (
	turn_id VARCHAR(36) NOT NULL, 
	person_id VARCHAR(36) NOT NULL, 
	value INTEGER NOT NULL, 
	comment TEXT, 
	created_at TEXT NOT NULL, 
	PRIMARY KEY (turn_id), 
	FOREIGN KEY(turn_id) REFERENCES turn (id) ON DELETE CASCADE, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT vote_value_is_known CHECK (value IN (0, 1))
);
CREATE INDEX conversation_by_activity ON conversation (person_id, activity);
CREATE UNIQUE INDEX turn_message_once ON turn (conversation_id, user_message_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX turn_running_once ON turn (conversation_id) WHERE state = 'running';
CREATE INDEX turn_by_run ON turn (run_id);
CREATE INDEX message_by_conversation ON message (conversation_id);
CREATE UNIQUE INDEX journey_run_open_once ON journey_run (person_id) WHERE state = 'open';
CREATE UNIQUE INDEX journey_run_underway_once ON journey_run (person_id, journey) WHERE state != 'finished';
COMMIT;
