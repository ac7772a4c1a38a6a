-- The first schema (revision 0001) with one conversation: answered, stopped and tried again, cut off. Never edited.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "conversation" VALUES('11111111-1111-4111-8111-111111111111','e81c7ec8-1ef0-4191-a640-c9fbd65149f2','Lohnt sich Fine-Tuning für Übersetzungen?','lohnt sich fine-tuning für übersetzungen?','{"trade": "translator"}','{"speaker": "guide"}',3,'2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:40.000000+00:00');
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
INSERT INTO "message" VALUES('49cdb5f6-d588-4cd8-aeca-9471c4681813','b3c05427-7d17-4288-9169-359529d24ce6','11111111-1111-4111-8111-111111111111',1,'user','{"role":"user","id":"b3c05427-7d17-4288-9169-359529d24ce6","text":"Lohnt sich Fine-Tuning für Übersetzungen?"}','2026-11-22T12:00:00.000000+00:00');
INSERT INTO "message" VALUES('49cdb5f6-d588-4cd8-aeca-9471c4681813','73732358-39d6-408e-9cb7-7a1cc6fd3776','11111111-1111-4111-8111-111111111111',2,'assistant','{"role":"assistant","id":"73732358-39d6-408e-9cb7-7a1cc6fd3776","text":"","calls":[{"id":"call-1","name":"search_library","arguments":"{\"query\": \"translation\"}"}]}','2026-11-22T12:00:03.000000+00:00');
INSERT INTO "message" VALUES('49cdb5f6-d588-4cd8-aeca-9471c4681813','acfa63b8-0c61-459a-ac9b-785131713b51','11111111-1111-4111-8111-111111111111',3,'tool','{"role":"tool","id":"acfa63b8-0c61-459a-ac9b-785131713b51","call_id":"call-1","name":"search_library","content":"{}","shown":"Found one.","ok":true}','2026-11-22T12:00:03.000000+00:00');
INSERT INTO "message" VALUES('49cdb5f6-d588-4cd8-aeca-9471c4681813','4a74b8b9-90f9-4e8d-8f92-757dffa333b7','11111111-1111-4111-8111-111111111111',4,'assistant','{"role":"assistant","id":"4a74b8b9-90f9-4e8d-8f92-757dffa333b7","text":"It can [1].","calls":[]}','2026-11-22T12:00:03.000000+00:00');
INSERT INTO "message" VALUES('663a1aec-c406-40db-ae16-50df8847b1c3','850aed9d-e1d7-4717-aa0e-10e2c8008684','11111111-1111-4111-8111-111111111111',1,'user','{"role":"user","id":"850aed9d-e1d7-4717-aa0e-10e2c8008684","text":"And at Together?"}','2026-11-22T12:00:20.000000+00:00');
INSERT INTO "message" VALUES('663a1aec-c406-40db-ae16-50df8847b1c3','b9dba3ad-4114-43ac-8f76-9df433199cc2','11111111-1111-4111-8111-111111111111',2,'assistant','{"role":"assistant","id":"b9dba3ad-4114-43ac-8f76-9df433199cc2","text":"Half","calls":[]}','2026-11-22T12:00:25.000000+00:00');
INSERT INTO "message" VALUES('5a201617-ef2b-453d-ab03-bf16dab62717','850aed9d-e1d7-4717-aa0e-10e2c8008684','11111111-1111-4111-8111-111111111111',1,'user','{"role":"user","id":"850aed9d-e1d7-4717-aa0e-10e2c8008684","text":"And at Together?"}','2026-11-22T12:00:40.000000+00:00');
CREATE TABLE person (
	id VARCHAR(36) NOT NULL, 
	identifier TEXT NOT NULL, 
	display_name TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (identifier), 
	CONSTRAINT person_id_is_uuid CHECK (length(id) = 36 AND substr(id, 9, 1) = '-' AND substr(id, 14, 1) = '-' AND substr(id, 19, 1) = '-' AND substr(id, 24, 1) = '-' AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = '')
);
INSERT INTO "person" VALUES('e81c7ec8-1ef0-4191-a640-c9fbd65149f2','anna','Anna','2026-11-22T12:00:00.000000+00:00');
CREATE TABLE spending (
	person_id VARCHAR(36) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	cost_usd FLOAT NOT NULL, 
	PRIMARY KEY (person_id, day), 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "spending" VALUES('e81c7ec8-1ef0-4191-a640-c9fbd65149f2','2026-11-22',0.25);
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
INSERT INTO "turn" VALUES('49cdb5f6-d588-4cd8-aeca-9471c4681813','11111111-1111-4111-8111-111111111111',1,'b3c05427-7d17-4288-9169-359529d24ce6','22222222-2222-4222-8222-222222222222','4a74b8b9-90f9-4e8d-8f92-757dffa333b7','done','It can [1].','{"answer":"It can [1].","behaviour":"judge_fit","citations":[{"n":1,"concept":"when-it-fits","title":"When it fits","heading":"In short","passage":"It fits when the work repeats.","sources":[{"title":"LoRA","url":"https://arxiv.org/abs/2106.09685","read_at":"2026-11-22","note":null}]}],"tools":["search_library"],"asks":null,"verdict":null,"suggestions":["What would it cost?"],"model":"guide","elapsed_ms":0,"usage":{"model_calls":2,"tool_calls":1,"input_tokens":0,"output_tokens":0,"cost_usd":0.25},"ended":"done"}',NULL,'guide','lohnt sich fine-tuning für übersetzungen?
it can [1].','{}','600a9e1d-4ef3-40a8-85d4-f03ed3c9bfed','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:03.000000+00:00',NULL);
INSERT INTO "turn" VALUES('663a1aec-c406-40db-ae16-50df8847b1c3','11111111-1111-4111-8111-111111111111',2,'850aed9d-e1d7-4717-aa0e-10e2c8008684',NULL,'b9dba3ad-4114-43ac-8f76-9df433199cc2','stopped','Half','{"answer":"Half","behaviour":"explain","citations":[],"tools":[],"asks":null,"verdict":null,"suggestions":[],"model":"guide","elapsed_ms":0,"usage":{"model_calls":0,"tool_calls":0,"input_tokens":0,"output_tokens":0,"cost_usd":0.0},"ended":"stopped"}',NULL,'guide','and at together?
half','{"trade": "translator"}','600a9e1d-4ef3-40a8-85d4-f03ed3c9bfed','2026-11-22T12:00:20.000000+00:00','2026-11-22T12:00:20.000000+00:00','2026-11-22T12:00:25.000000+00:00','2026-11-22T12:00:40.000000+00:00');
INSERT INTO "turn" VALUES('5a201617-ef2b-453d-ab03-bf16dab62717','11111111-1111-4111-8111-111111111111',3,'850aed9d-e1d7-4717-aa0e-10e2c8008684',NULL,'c0ba221a-a853-498a-8574-5a638f326411','running','Better, so f',NULL,NULL,NULL,'and at together?','{"trade": "translator"}','600a9e1d-4ef3-40a8-85d4-f03ed3c9bfed','2026-11-22T12:00:42.000000+00:00','2026-11-22T12:00:40.000000+00:00',NULL,NULL);
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
INSERT INTO "vote" VALUES('49cdb5f6-d588-4cd8-aeca-9471c4681813','e81c7ec8-1ef0-4191-a640-c9fbd65149f2',1,'helpful','2026-11-22T12:00:09.000000+00:00');
CREATE INDEX conversation_by_activity ON conversation (person_id, activity);
CREATE UNIQUE INDEX turn_message_once ON turn (conversation_id, user_message_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX turn_running_once ON turn (conversation_id) WHERE state = 'running';
CREATE INDEX turn_by_run ON turn (run_id);
CREATE INDEX message_by_conversation ON message (conversation_id);
COMMIT;
