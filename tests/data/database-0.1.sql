BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	public_id VARCHAR(32) NOT NULL, 
	user_id INTEGER NOT NULL, 
	quiz_id VARCHAR(200) NOT NULL, 
	scope VARCHAR(32) NOT NULL, 
	purpose VARCHAR(10) NOT NULL, 
	number INTEGER NOT NULL, 
	start_key VARCHAR(40) NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	seed VARCHAR(40) NOT NULL, 
	paper JSON NOT NULL, 
	layout VARCHAR(4) NOT NULL, 
	feedback VARCHAR(5) NOT NULL, 
	due_at DATETIME, 
	started_at DATETIME NOT NULL, 
	deadline_at DATETIME, 
	handed_in_at DATETIME, 
	hand_in_key VARCHAR(40), 
	points DOUBLE, 
	points_of DOUBLE NOT NULL, 
	awaiting INTEGER NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT ck_attempt_feedback CHECK (feedback IN ('each', 'end', 'due', 'never')), 
	CONSTRAINT ck_attempt_purpose CHECK (purpose IN ('quiz', 'practice', 'preview')), 
	CONSTRAINT fk_attempt_user_id_user FOREIGN KEY(user_id) REFERENCES user (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempt_public_id UNIQUE (public_id), 
	CONSTRAINT uq_attempt_number UNIQUE (user_id, quiz_id, scope, purpose, number), 
	CONSTRAINT uq_attempt_start_key UNIQUE (user_id, start_key)
);
INSERT INTO "attempt" VALUES(1,'UFsZHZXnJ4ZVm0Ne',1,'sample-choice','open','quiz',1,'5fc4c28b18444af7ef609100cb3eed677d6553e2','Sample of choice questions','5a84a6af8f5fa53fa30835e71c42e5e1','{"format": 1, "items": [{"question": "sample-choice-flag", "version": "4e4f2a6489b9e7e2127c18a1d281e173538f9416978787210e59a205bc5508d0", "points": 2.0, "order": ["3a386c13d283dc2e", "02bf1dfa9a0365a8", "7a1ca4ef7515f727", "5a9cf672c8be6b5a", "161f67caacbea0e8"], "number": 1, "scored": true, "hints_cost": 0.0, "title": "Which country flies this flag? ![A flag of three vertical bands: blue, white an\u2026", "source": {}}, {"question": "sample-choice-short", "version": "147e7ea41e74194158dff7674320281738eb5719682b97dee843a0008c44cc81", "points": 1.0, "order": ["e9ddc9b34e960b6f", "fbe996924480c41b", "eb43519a26919057", "6a661d54f5ce7c5a"], "number": 2, "scored": true, "hints_cost": 0.1, "title": "Which organelle makes most of the ATP in an animal cell?", "source": {"title": "Biology 2e", "url": "https://openstax.org/details/books/biology-2e", "author": "Mary Ann Clark, Matthew Douglas and Jung Choi", "date": "2018", "licence": "CC BY 4.0", "paragraph": "4.3"}}, {"question": "sample-choice-in-order", "version": "09848ca36ed91ddb5ea92893f516abbab6716f285361020dee4d3e169405151a", "points": 1.0, "order": ["0311fc66ff8b0cf8", "8193dab856dbb368", "2fbbd49be10f31b5", "e712e048610af35a"], "number": 3, "scored": true, "hints_cost": 0.0, "title": "In which century did Newton publish his *Principia*?", "source": {"title": "Philosophi\u00e6 Naturalis Principia Mathematica", "page": "title page"}}, {"question": "sample-choice-guessing", "version": "2ffac58d0682f5aae0d0e2bed6b46ae475483e3477ffabf375e627806b8703f7", "points": 1.0, "order": ["5e1c3b646658e194", "1da51b8d8ff98f6a", "bdd2d3af3a5a1213", "bbb965ab0c80d653"], "number": 4, "scored": true, "hints_cost": 0.0, "title": "Which of these numbers is prime?", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:17.583429',NULL,'2026-11-22 22:53:18.202490','1a20576bf7b-4d138e7f9584e538',2.5,5.0,0);
INSERT INTO "attempt" VALUES(2,'fQ2dPFzrNqlWHWqJ',1,'sample-cloze','open','quiz',1,'8ac31d2247503b80843e049f541ed1e9781c9069','Sample of cloze questions','025a282baeb9aaa5bf64d3ffc8352ed3','{"format": 1, "items": [{"question": "sample-cloze-water", "version": "a473d41b5791255046292819e435b2c0c063ac22f9202fc9136c262e11e389b6", "points": 1.0, "order": [], "number": 1, "scored": true, "hints_cost": 0.0, "title": "Water freezes at ___ \u00b0C and then becomes ___; at sea level it boils at ___ \u00b0C a\u2026", "source": {}}, {"question": "sample-cloze-grammar", "version": "4dab236f443f0891b6b4028a43f0fac2a321df68a451e0c023c496c8b106b7c2", "points": 1.0, "order": ["1-fc0768413b02ccce", "1-12e5cd979ea8c282", "1-3145f6f7063c5e97", "2-10c22bcf4c768b51", "2-75857a45899985be", "2-6b5a3ded016ab782"], "number": 2, "scored": true, "hints_cost": 0.0, "title": "Choose the right form. She ___ in Leeds ___ 2015.", "source": {}}, {"question": "sample-cloze-template", "version": "a9dcd3020f4811be8ab7a09479ca9e9807f9d86d9258f886133ee3a4ad1311df", "points": 1.0, "order": [], "number": 3, "scored": true, "hints_cost": 0.0, "title": "Complete the sentence on Jinja templates. `{{ user.name }}` prints a value, whi\u2026", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:18.416879',NULL,'2026-11-22 22:53:18.499743','1a20576c119-09f94ed5ff8b21b1',0.0,3.0,0);
INSERT INTO "attempt" VALUES(3,'yFua2E_xuE8jrvof',1,'sample-essay','open','quiz',1,'fbfeb5623f195a13200060706ea43864da1e6595','Sample of essay questions','da9785dd725f2eb2494a59ce58bab8b7','{"format": 1, "items": [{"question": "sample-essay-experiment", "version": "2767c54ef30bbfdfc34fc50a3e83cb3d483ee917cfe68deafa642baf913e1dc4", "points": 6.0, "order": [], "number": 1, "scored": true, "hints_cost": 0.0, "title": "Plan an experiment that shows whether cress needs light to germinate. Say what\u2026", "source": {}}, {"question": "sample-essay-opinion", "version": "04dc86682ebf0b6d1cd9cee56df5bd3175dd15a6e0a99a1c04c40cb2d0a8fbd9", "points": 4.0, "order": [], "number": 2, "scored": true, "hints_cost": 0.0, "title": "Should homework be given at weekends? Give two reasons and answer one objection.", "source": {}}]}','one','never',NULL,'2026-11-22 22:53:18.523724',NULL,'2026-11-22 22:53:18.575229','1a20576c16d-305ad3857a3a7429',0.0,10.0,2);
INSERT INTO "attempt" VALUES(4,'zFrHzbMOwxJLD233',1,'sample-flashcard','open','quiz',1,'a33feee42ff308b547dc0debe8d7f8221a988760','Sample flashcards','815cde50828d2c2c3c3988b0f77203e2','{"format": 1, "items": [{"question": "sample-flashcard-theorem", "version": "697fcde5889c304657e4d3a5c3dae869dd44db30329d7cd57f96e6e229a65315", "points": 0.0, "order": [], "number": 1, "scored": false, "hints_cost": 0.0, "title": "What does the Pythagorean theorem say?", "source": {"title": "Elements by Euclid", "paragraph": "I.47"}}, {"question": "sample-flashcard-dog", "version": "a3ebf96bfd17063dafece534c4ae282f06d9704b89a9a8881db20bc4941b12bc", "points": 0.0, "order": [], "number": 2, "scored": false, "hints_cost": 0.0, "title": "the dog", "source": {}}, {"question": "sample-flashcard-media", "version": "4cbf39a5da7cb798f33c7e12d605ae402876720d7b0137fe91f9c0208bc0e77c", "points": 0.0, "order": [], "number": 3, "scored": false, "hints_cost": 0.0, "title": "![A right triangle: its legs measure 5 cm and 12 cm, the side c lies opposite t\u2026", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:18.599237',NULL,'2026-11-22 22:53:18.667855','1a20576c1c9-62167528b8359efc',0.0,0.0,0);
INSERT INTO "attempt" VALUES(5,'VyY9ERXoBinhH_VZ',1,'sample-info','open','quiz',1,'8b24ba3a96df60e79519c40267cd5423ffb1cf36','Sample of texts between questions','94525d05caae1d63338777140038eab7','{"format": 1, "items": [{"question": "sample-info-falling", "version": "2e54111fa43399b83e3d934f9e040271c43d4f8e5612cda12268f7ab3fe7bc8b", "points": 0.0, "order": [], "number": null, "scored": false, "hints_cost": 0.0, "title": "## Free fall Without air, everything falls alike. After the time $t$ it has cov\u2026", "source": {}}, {"question": "sample-info-question", "version": "0f1c68ca828615e6b91bf305321a9e9de00354c0257bdfaf3e8da268205daf6a", "points": 1.0, "order": [], "number": 1, "scored": true, "hints_cost": 0.0, "title": "A stone falls for three seconds. How far does it get, without air?", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:18.691342',NULL,'2026-11-22 22:53:19.005617','1a20576c30e-a5b18026cb7df62c',0.0,1.0,0);
INSERT INTO "attempt" VALUES(6,'_Qkq47eObOtBJXI3',1,'sample-matching','open','quiz',1,'cf797284e2d7660be9063192a5fbb745fab67f6a','Sample of matching questions','79a59f36a5edd97a3faf3c108d3d3cb5','{"format": 1, "items": [{"question": "sample-matching-capitals", "version": "e218ed6ef597dc52ded879fce49d4708730949f3590e25db9a125338e79673e8", "points": 1.0, "order": ["left-aed8f531aa7e785b", "left-c527097577600a67", "left-bea54a349795017d", "right-1566bf600ef23d14", "right-0cf4e8a7a9a0b2a0", "right-43152cc97f457f27"], "number": 1, "scored": true, "hints_cost": 0.0, "title": "Match each country with its capital.", "source": {}}, {"question": "sample-matching-derivatives", "version": "c450344e89fc264a2a6434c21c11f339294f45a03e622ccc4c03d397b59bcb4a", "points": 1.0, "order": ["left-7105366b47d6451c", "left-d61cf6ef09ec53a6", "left-7f408224ea7b716f", "right-22bf003d6cac79e1", "right-67e2c6816e246082", "right-78a5bb6d2b2ceac0", "right-d61cf6ef09ec53a6", "right-307ec2110fbc04ef"], "number": 2, "scored": true, "hints_cost": 0.0, "title": "Match each function with its derivative.", "source": {}}, {"question": "sample-matching-flowers", "version": "84f26d1bfa9f2080836a4da7a7bc84a72f2b035e57bddc5efce947c5e91e6f0a", "points": 1.0, "order": ["left-96b1d155f62cc201", "left-36b2a95d87595576", "left-2a507212b229e94a", "right-42c1fb5fd886c66c", "right-960acb1aee99c78e", "right-16a5c940f3a70eaa", "right-65580e3825ce0ecf"], "number": 3, "scored": true, "hints_cost": 0.0, "title": "Match each part of a flower with its task.", "source": {}}]}','all','end',NULL,'2026-11-22 22:53:19.056046',NULL,'2026-11-22 22:53:19.208166','1a20576c3de-4291e79ea485cf20',0.0,3.0,0);
INSERT INTO "attempt" VALUES(7,'80IjdDQtUWL6KjQP',1,'sample-multiple','open','quiz',1,'4c20945b1ad7a677a24c89fdd85a1ee65f28484e','Sample of multiple questions','46028d5a1970839a7e1f1063c4d57970','{"format": 1, "items": [{"question": "sample-multiple-mammals", "version": "2eb7954ecdadf681c0f68864b9a3763abdb4c24e5d5b58e37dd43eecaf142b2a", "points": 1.0, "order": ["d84ab159ca3690f6", "f2813a523c21f665", "26751e470e3fa570", "1af9db1e735afd79", "3565f8adfba6fc45", "d183be7531c53e74"], "number": 1, "scored": true, "hints_cost": 0.0, "title": "Which of these animals are mammals?", "source": {}}, {"question": "sample-multiple-truth", "version": "ba103dfc037c731677d5aa0a38c35d7612d53e43d7069856eca46fec8a19e76d", "points": 1.0, "order": ["27406c067afc2356", "2149c5d6350ec294", "ad949e73b84421cf", "ef5fd9d94de4651e", "5b70101a5bc2d0ad", "733762c1cba9fa59"], "number": 2, "scored": true, "hints_cost": 0.0, "title": "Python runs the body of this statement only when `value` counts as true: ```pyt\u2026", "source": {}}, {"question": "sample-multiple-gases", "version": "02bd4f385feed88f853ca10324394888bb5a9c69df6d9df6a6885f8e698ee437", "points": 1.0, "order": ["618484e2c5494518", "ed657064daf74073", "384544f13e53b137", "5e23c1628e599e66", "c7014459a61e8b33", "14a8f2e4fd32ab59"], "number": 3, "scored": true, "hints_cost": 0.0, "title": "Tick the noble gases.", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:19.218740',NULL,'2026-11-22 22:53:19.245563','1a20576c40b-37423a7dc7a7899e',0.6667,3.0,0);
INSERT INTO "attempt" VALUES(8,'ihAxrRVE8TNT5FrD',1,'sample-number','open','quiz',1,'f9a54b3a96bd556d5fa1fecbcfdfa4b9c56c018c','Sample of number questions','73d4beb39a7e02c6c0e0d6c4dc6b7717','{"format": 1, "items": [{"question": "sample-number-cube", "version": "b6066d89c959eb3cb8b039566029cf4a98919d958f7739bae83dabc17c358c97", "points": 1.0, "order": [], "number": 1, "scored": true, "hints_cost": 0.0, "title": "How many corners does a cube have?", "source": {}}, {"question": "sample-number-pi", "version": "120c03728a110521787cf105f01c2395fb80836566e70893ec2a5432898ca537", "points": 1.0, "order": [], "number": 2, "scored": true, "hints_cost": 0.0, "title": "Give $\\pi$ to two decimal places.", "source": {}}, {"question": "sample-number-moon", "version": "956f6aae5152f3007db63c981330b27db70e2b0a6bd57416fbf0eb023d4215f5", "points": 1.0, "order": [], "number": 3, "scored": true, "hints_cost": 0.0, "title": "How far is the Moon from the Earth on average?", "source": {}}, {"question": "sample-number-avogadro", "version": "7ba32b4c9d256ca343a66d921ecdd694c727d435de95ff900a58261f527ffc41", "points": 1.0, "order": [], "number": 4, "scored": true, "hints_cost": 0.0, "title": "How many particles are in one mole? Three significant digits are enough.", "source": {"title": "The SI Brochure", "url": "https://www.bipm.org/en/publications/si-brochure"}}, {"question": "sample-number-hypotenuse", "version": "c8d03598fa417cb8629872e3bea6f47b7646d1121f4ea225752bb69118004660", "points": 2.0, "order": [], "number": 5, "scored": true, "hints_cost": 0.0, "title": "How long is side $c$? Give the unit. ![A right triangle: its legs measure 5 cm\u2026", "source": {}}]}','one','end',NULL,'2026-11-22 22:53:19.275962','2026-11-22 23:08:19.275962','2026-11-22 22:53:19.298877','1a20576c440-fd9a559c4c5d7e60',0.0,6.0,0);
INSERT INTO "attempt" VALUES(9,'SrO2GuSv855HwrjR',1,'sample-ordering','open','quiz',1,'200c2063827d74afe0113975b77c0c9f8f5531b7','Sample of ordering questions','a8c420ef3e38d279895a30c3b1beb8ed','{"format": 1, "items": [{"question": "sample-ordering-planets", "version": "ef5ce3cab768bb033cc9798447a431e188f1bf5d3906a402d4746314727acd25", "points": 1.0, "order": ["d98d070c3968a75e", "a0a6ca091c70a952", "4f1c63f9aba8ccb6", "e6e970bbe8ff3a4c"], "number": 1, "scored": true, "hints_cost": 0.0, "title": "Order these planets by their distance from the Sun, nearest first.", "source": {}}, {"question": "sample-ordering-bread", "version": "c1b76f4e125ac53425e98afc1a35f535245a14c53f720a5fdd68918691957e7a", "points": 1.0, "order": ["61805b52959db6af", "2e8dca59efe51774", "e8c77ede7a4f67f2", "f531bd779940e45d", "d1f6ec15a6287ee2"], "number": 2, "scored": true, "hints_cost": 0.0, "title": "Order the steps of baking bread.", "source": {}}, {"question": "sample-ordering-fractions", "version": "67c2f881b4fdcba47e05485f9a830fedae025b53837d70d181bd9d33329b20e0", "points": 1.0, "order": ["b87bda455923b2a6", "56d7c74c4f33094c", "b61def0872c567fe", "2e32018ef09f6fc3"], "number": 3, "scored": true, "hints_cost": 0.0, "title": "Order these fractions, smallest first.", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:19.310999',NULL,'2026-11-22 22:53:19.339061','1a20576c469-433776c435c6caeb',0.25,3.0,0);
INSERT INTO "attempt" VALUES(10,'ak6_9hD0J4lh2pkd',1,'sample-text','open','quiz',1,'2c80ed78ded6e82bf8ea6c081c708a144ee66b28','Sample of text questions','7dd2133dfa18d92bd354503b05fdc4dc','{"format": 1, "items": [{"question": "sample-text-opera", "version": "f683036a84ead313c72664af6cf32a9575455b168a4d318c8dc779662c819079", "points": 1.0, "order": [], "number": 1, "scored": true, "hints_cost": 0.2, "title": "In which city was Mozart''s opera *The Magic Flute* first performed?", "source": {}}, {"question": "sample-text-photosynthesis", "version": "a2303e8e48633d5003b1361434839e9559c6e4ef2d092b9ba6835c529ec9d3fe", "points": 1.0, "order": [], "number": 2, "scored": true, "hints_cost": 0.2, "title": "Which gas do plants take in for photosynthesis?", "source": {}}, {"question": "sample-text-clock", "version": "dd7fbaef9e5718d50abb32f380bac5082ca734a6f0e437d3687e6f7cd84e1e56", "points": 1.0, "order": [], "number": 3, "scored": true, "hints_cost": 0.2, "title": "How is a quarter past one in the afternoon written on a 24-hour clock?", "source": {}}, {"question": "sample-text-cobalt", "version": "f06f6ce85930b4f429be644e2b90d77a38ace922545172d79e369d723fbcf47e", "points": 1.0, "order": [], "number": 4, "scored": true, "hints_cost": 0.2, "title": "What is the chemical symbol of cobalt?", "source": {}}, {"question": "sample-text-spanish-year", "version": "130e1ea0ae8db92b6dee35e74795cbf8642709a38382272e1d9bb27f71076881", "points": 1.0, "order": [], "number": 5, "scored": true, "hints_cost": 0.2, "title": "What is the Spanish word for \u201cyear\u201d?", "source": {}}, {"question": "sample-text-folder-up", "version": "a070ab548101da6819992cae687bf4a3c8875ce5450609c730336841df21045a", "points": 1.0, "order": [], "number": 6, "scored": true, "hints_cost": 0.2, "title": "Which shell command, typed exactly, goes one folder up?", "source": {}}, {"question": "sample-text-iceland", "version": "e9e1141d3457e0e06d149ed86f79e108eb1688641018f2bbdf5a9fedcd1a4779", "points": 1.0, "order": [], "number": 7, "scored": true, "hints_cost": 0.2, "title": "What is the capital of Iceland?", "source": {}}]}','one','each',NULL,'2026-11-22 22:53:19.349451',NULL,'2026-11-22 22:53:19.382134','1a20576c494-f30acfbb87e235d9',0.0,7.0,0);
INSERT INTO "attempt" VALUES(11,'KFg9gML3oOCYJ4yd',1,'sample-true-false','open','quiz',1,'0e8aaabe4e8419fc516c8ec92c906e70beab62d2','Sample of true or false questions','04f530962fbf8f251a40a0cafbc8a491','{"format": 1, "items": [{"question": "sample-true-false-boiling", "version": "30fdb6184510e76c70147f4c44b395f1095ee7999a67852fe1660b7e80f710e4", "points": 1.0, "order": [], "number": 1, "scored": true, "hints_cost": 0.0, "title": "On a high mountain, water boils below 100 \u00b0C.", "source": {}}, {"question": "sample-true-false-wall", "version": "3636977a21fd8f750e357976ecae106fdc023e3829def7999b4468f815d61819", "points": 1.0, "order": [], "number": 2, "scored": true, "hints_cost": 0.0, "title": "The Great Wall of China can be seen from the Moon with the naked eye.", "source": {}}]}','one','due','2027-03-05 16:00:00.000000','2026-11-22 22:53:19.393597',NULL,NULL,NULL,NULL,2.0,0);
CREATE TABLE audit_event (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor_id INTEGER, 
	subject_id INTEGER, 
	action VARCHAR(40) NOT NULL, 
	details JSON, 
	CONSTRAINT pk_audit_event PRIMARY KEY (id), 
	CONSTRAINT fk_audit_event_actor_id_user FOREIGN KEY(actor_id) REFERENCES user (id) ON DELETE SET NULL, 
	CONSTRAINT fk_audit_event_subject_id_user FOREIGN KEY(subject_id) REFERENCES user (id) ON DELETE SET NULL
);
CREATE TABLE lease (
	name VARCHAR(40) NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (name)
);
CREATE TABLE limit_count (
	"key" VARCHAR(200) NOT NULL, 
	count INTEGER NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_limit_count PRIMARY KEY ("key")
);
CREATE TABLE login (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_login PRIMARY KEY (id), 
	CONSTRAINT fk_login_user_id_user FOREIGN KEY(user_id) REFERENCES user (id) ON DELETE CASCADE, 
	CONSTRAINT uq_login_token_hash UNIQUE (token_hash)
);
INSERT INTO "login" VALUES(1,1,'6678e18121ce7dd1062983d9734d8e186a6777d86a2a437dc88547c2f649db58','2026-11-22 22:53:17.583429','2026-11-22 22:53:17.583429');
CREATE TABLE media (
	hash VARCHAR(64) NOT NULL, 
	suffix VARCHAR(10) NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_media PRIMARY KEY (hash)
);
INSERT INTO "media" VALUES('d258b7e9f95f8a03e33fbe111cfc5459ea7985ba836892f2d779c4ba63311b35','.png',X'89504E470D0A1A0A0000000D49484452000000B40000007808030000006C3928CF0000000C504C5445002654FFFFFFCE112678787806EC16A1000000784944415478DAEDCE311100300804B06FF1EFB90ABAC0C45DA220A98552E93B03B74F5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5AFA975EE8016C955909B1D8B53A0000000049454E44AE426082');
INSERT INTO "media" VALUES('b8d76a3a457b6bda219d58ff703fcaa34fc93d7ec9ab32877a6dcae1260b3842','.svg',X'3C73766720786D6C6E733D22687474703A2F2F7777772E77332E6F72672F323030302F737667222076696577426F783D223020302033343020313830222077696474683D2233343022206865696768743D22313830223E0A20203C726563742077696474683D2233343022206865696768743D22313830222066696C6C3D2223666666222F3E0A20203C7061746820643D224D333020313430204832373020563430205A222066696C6C3D222365386565663722207374726F6B653D222331663361356622207374726F6B652D77696474683D223322207374726F6B652D6C696E656A6F696E3D22726F756E64222F3E0A20203C7061746820643D224D3235322031343020563132322048323730222066696C6C3D226E6F6E6522207374726F6B653D222331663361356622207374726F6B652D77696474683D2232222F3E0A20203C6720666F6E742D66616D696C793D2273797374656D2D75692C2073616E732D73657269662220666F6E742D73697A653D223138222066696C6C3D2223316633613566223E0A202020203C7465787420783D223135302220793D223136362220746578742D616E63686F723D226D6964646C65223E313220636D3C2F746578743E0A202020203C7465787420783D223237382220793D223936223E3520636D3C2F746578743E0A202020203C7465787420783D223133382220793D2238302220746578742D616E63686F723D226D6964646C652220666F6E742D7374796C653D226974616C6963223E633C2F746578743E0A20203C2F673E0A3C2F7376673E0A');
CREATE TABLE one_time_link (
	id INTEGER NOT NULL, 
	purpose VARCHAR(20) NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	user_id INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_one_time_link PRIMARY KEY (id), 
	CONSTRAINT ck_one_time_link_purpose CHECK (purpose IN ('first_admin', 'reset')), 
	CONSTRAINT fk_one_time_link_user_id_user FOREIGN KEY(user_id) REFERENCES user (id) ON DELETE CASCADE, 
	CONSTRAINT uq_one_time_link_token_hash UNIQUE (token_hash)
);
CREATE TABLE question_version (
	hash VARCHAR(64) NOT NULL, 
	key_hash VARCHAR(64) NOT NULL, 
	format INTEGER NOT NULL, 
	body JSON NOT NULL, 
	media JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_question_version PRIMARY KEY (hash)
);
INSERT INTO "question_version" VALUES('4e4f2a6489b9e7e2127c18a1d281e173538f9416978787210e59a205bc5508d0','cfb1deaf0a140d18d926cbf8cccad706075ebb3883a55e02e1793abf05378010',1,'{"id": "sample-choice-flag", "prompt": "Which country flies this flag?\n\n![A flag of three vertical bands: blue, white and red](media/tricolour.png)", "explanation": "Look at the direction of the bands first, then at the colours.", "hints_cost": 0.0, "points": 2.0, "tags": ["sample", "choice"], "author": "A. Teacher", "licence": "CC0", "locale": "en-GB", "choices": [{"text": "France", "correct": true, "feedback": "Right, the *tricolore* since 1794."}, {"text": "Italy", "feedback": "Italy''s bands are vertical too, but the first one is green."}, {"text": "Netherlands", "weight": 0.25, "feedback": "The same colours, but in horizontal bands. A quarter of the points."}, "Ireland", {"text": "None of these", "pin": "last"}], "type": "choice"}','{"media/tricolour.png": "d258b7e9f95f8a03e33fbe111cfc5459ea7985ba836892f2d779c4ba63311b35"}','2026-11-22 22:53:17.583429');
INSERT INTO "question_version" VALUES('147e7ea41e74194158dff7674320281738eb5719682b97dee843a0008c44cc81','8fcaa74dfe0a397724c6e4719131096b69616ad79f734a3a2893723476d30b37',1,'{"id": "sample-choice-short", "prompt": "Which organelle makes most of the ATP in an animal cell?", "explanation": "Its folded inner membrane carries the enzymes of oxidative phosphorylation.", "source": {"ref": "biology", "paragraph": "4.3"}, "hints": ["It has a small ring of DNA of its own.", "Muscle cells hold thousands of it."], "hints_cost": 0.1, "tags": ["cells", "sample", "choice"], "locale": "en-GB", "answer": "Mitochondrion", "wrong": ["Ribosome", "Golgi apparatus", "Cell nucleus"], "type": "choice"}','{}','2026-11-22 22:53:17.583429');
INSERT INTO "question_version" VALUES('09848ca36ed91ddb5ea92893f516abbab6716f285361020dee4d3e169405151a','e9a5b3a018753935a7949d4a21b7c64b466e43a23e54a15c984e77270d132382',1,'{"id": "sample-choice-in-order", "prompt": "In which century did Newton publish his *Principia*?", "explanation": "It came out in 1687; the title page says MDCLXXXVII.", "source": {"title": "Philosophi\u00e6 Naturalis Principia Mathematica", "page": "title page"}, "hints_cost": 0.0, "tags": ["sample", "choice"], "locale": "en-GB", "choices": ["16th century", {"text": "17th century", "correct": true}, "18th century", "19th century"], "shuffle": false, "type": "choice"}','{}','2026-11-22 22:53:17.583429');
INSERT INTO "question_version" VALUES('2ffac58d0682f5aae0d0e2bed6b46ae475483e3477ffabf375e627806b8703f7','8f332515a7656132229ca78b1459c75e22cbbde41d4223059dc81e5df01f4099',1,'{"id": "sample-choice-guessing", "prompt": "Which of these numbers is prime?", "explanation": "For a number below 100 it is enough to try the divisors 2, 3, 5 and 7.", "hints_cost": 0.0, "floor": -0.5, "tags": ["sample", "choice"], "locale": "en-GB", "choices": [{"text": "I would rather not guess", "weight": 0.0, "pin": "first"}, {"text": "83", "correct": true}, {"text": "87", "weight": -0.5, "feedback": "$87 = 3 \\cdot 29$"}, {"text": "91", "weight": -0.5, "feedback": "$91 = 7 \\cdot 13$"}], "type": "choice"}','{}','2026-11-22 22:53:17.583429');
INSERT INTO "question_version" VALUES('a473d41b5791255046292819e435b2c0c063ac22f9202fc9136c262e11e389b6','b019e4e886cd0817270051dde75e4c0f3061a7c10db27766dae07eb55ebf8aef',1,'{"id": "sample-cloze-water", "explanation": "Both points move when the pressure changes.", "tags": ["sample", "cloze"], "locale": "en-GB", "text": "Water freezes at {{=0\u00b10.5}} \u00b0C and then becomes {{ice}}; at sea level it boils at {{=100\u00b11}} \u00b0C and turns into {{steam|water vapour|vapour}}.", "type": "cloze"}','{}','2026-11-22 22:53:18.416879');
INSERT INTO "question_version" VALUES('4dab236f443f0891b6b4028a43f0fac2a321df68a451e0c023c496c8b106b7c2','a6d0a73317e37f2b14df34ca977760006503a5b1e4f5487d7f0273b868eca08c',1,'{"id": "sample-cloze-grammar", "prompt": "Choose the right form.", "explanation": "What began earlier and goes on takes the present perfect; \u201csince\u201d names the start.", "tags": ["sample", "cloze"], "locale": "en-GB", "text": "She {{has lived~lives~is living}} in Leeds {{since~for~from}} 2015.", "type": "cloze"}','{}','2026-11-22 22:53:18.416879');
INSERT INTO "question_version" VALUES('a9dcd3020f4811be8ab7a09479ca9e9807f9d86d9258f886133ee3a4ad1311df','11ca8f7cfa0218c4a9a754884d4d80031320f7d2d0760c806516b6f264f29f9f',1,'{"id": "sample-cloze-template", "prompt": "Complete the sentence on Jinja templates.", "explanation": "Double braces print; braces with per cent signs control what is printed.", "hints": ["The word for the end is made of two words without a space."], "tags": ["sample", "cloze"], "locale": "en-GB", "text": "`\\{{ user.name }}` prints a value, while `{% if user %}` begins a {{condition|test}}. It goes\non as far as the tag that holds the word {{endif}}.", "match": {"typos": 1}, "type": "cloze"}','{}','2026-11-22 22:53:18.416879');
INSERT INTO "question_version" VALUES('2767c54ef30bbfdfc34fc50a3e83cb3d483ee917cfe68deafa642baf913e1dc4','2b02c19dac488b947502d854513489df1bb962dee6670d4d16ed1464f7884f73',1,'{"id": "sample-essay-experiment", "prompt": "Plan an experiment that shows whether cress needs light to germinate. Say what you change, what you keep the same, and what you measure.", "points": 6.0, "tags": ["sample", "essay"], "use": "quiz", "locale": "en-GB", "rubric": [{"criterion": "Changes the light and nothing else", "points": 2.0}, {"criterion": "Keeps water, warmth and seed number the same", "points": 2.0}, {"criterion": "Counts seedlings after a fixed time", "points": 1.0}, {"criterion": "Repeats the trial or uses many seeds", "points": 1.0}], "words": {"min": 60, "max": 200}, "model": "I put fifty seeds on wet cotton wool in each of two dishes, one on the window sill and one in a box beside it, so that both are equally warm. Both get the same water each day. After five days I count the seedlings in each dish, and I repeat the trial twice.", "type": "essay"}','{}','2026-11-22 22:53:18.523724');
INSERT INTO "question_version" VALUES('04dc86682ebf0b6d1cd9cee56df5bd3175dd15a6e0a99a1c04c40cb2d0a8fbd9','2b02c19dac488b947502d854513489df1bb962dee6670d4d16ed1464f7884f73',1,'{"id": "sample-essay-opinion", "prompt": "Should homework be given at weekends? Give two reasons and answer one objection.", "points": 4.0, "tags": ["sample", "essay"], "use": "quiz", "locale": "en-GB", "rubric": "One point for each reason, one for the objection, one for clear language.", "words": {"max": 300}, "type": "essay"}','{}','2026-11-22 22:53:18.523724');
INSERT INTO "question_version" VALUES('697fcde5889c304657e4d3a5c3dae869dd44db30329d7cd57f96e6e229a65315','1b65a06ae8a36f06406d63d3ae77855391ec99861474e2f11c2ff9b6f95657e7',1,'{"id": "sample-flashcard-theorem", "explanation": "The converse holds as well, and lets a knotted rope measure a right angle.", "source": {"title": "Elements by Euclid", "paragraph": "I.47"}, "tags": ["sample", "flashcard"], "locale": "en-GB", "front": "What does the Pythagorean theorem say?", "back": "In a right triangle with hypotenuse $c$, $a^2 + b^2 = c^2$.", "type": "flashcard"}','{}','2026-11-22 22:53:18.599237');
INSERT INTO "question_version" VALUES('a3ebf96bfd17063dafece534c4ae282f06d9704b89a9a8881db20bc4941b12bc','1b65a06ae8a36f06406d63d3ae77855391ec99861474e2f11c2ff9b6f95657e7',1,'{"id": "sample-flashcard-dog", "tags": ["sample", "flashcard"], "locale": "en-GB", "front": "the dog", "back": "der Hund", "reversed": true, "type": "flashcard"}','{}','2026-11-22 22:53:18.599237');
INSERT INTO "question_version" VALUES('4cbf39a5da7cb798f33c7e12d605ae402876720d7b0137fe91f9c0208bc0e77c','1b65a06ae8a36f06406d63d3ae77855391ec99861474e2f11c2ff9b6f95657e7',1,'{"id": "sample-flashcard-media", "tags": ["geometry", "sample", "flashcard"], "locale": "en-GB", "front": "![A right triangle: its legs measure 5 cm and 12 cm, the side c lies opposite the right\nangle](media/triangle.svg)\n\nIn words: which name does the longest side, $c$, go by?", "back": "The hypotenuse", "type": "flashcard"}','{"media/triangle.svg": "b8d76a3a457b6bda219d58ff703fcaa34fc93d7ec9ab32877a6dcae1260b3842"}','2026-11-22 22:53:18.599237');
INSERT INTO "question_version" VALUES('2e54111fa43399b83e3d934f9e040271c43d4f8e5612cda12268f7ab3fe7bc8b','f5f58ad2179c2bf6bb5c4fb3766356ed7aab50998799e5728e03331511485ca8',1,'{"id": "sample-info-falling", "prompt": "## Free fall\n\nWithout air, everything falls alike. After the time $t$ it has covered the distance\n\n$$ s = \\frac{1}{2} g t^2, \\qquad g \\approx 9.81\\ \\text{m/s}^2 $$\n\n| time | distance |\n|-----:|---------:|\n|  1 s |    4.9 m |\n|  2 s |   19.6 m |", "tags": ["sample", "info"], "locale": "en-GB", "type": "info"}','{}','2026-11-22 22:53:18.691342');
INSERT INTO "question_version" VALUES('0f1c68ca828615e6b91bf305321a9e9de00354c0257bdfaf3e8da268205daf6a','e771b710aee7f40200402a5bf61aa5b6db4e827c5bfda80cb607f16a9e453989',1,'{"id": "sample-info-question", "prompt": "A stone falls for three seconds. How far does it get, without air?", "explanation": "$s = \\frac{1}{2} \\cdot 9.81 \\cdot 3^2 \\approx 44.1$", "tags": ["sample", "info"], "locale": "en-GB", "answer": 44.1, "tolerance": 1.0, "unit": "m", "type": "number"}','{}','2026-11-22 22:53:18.691342');
INSERT INTO "question_version" VALUES('e218ed6ef597dc52ded879fce49d4708730949f3590e25db9a125338e79673e8','af1b7bbea0abbd3f3dc35f3c991997ad2b1fa5ac398008f1a755a4be59fb1946',1,'{"id": "sample-matching-capitals", "prompt": "Match each country with its capital.", "explanation": "All three lie by the sea.", "tags": ["sample", "matching"], "locale": "en-GB", "pairs": [{"left": "Norway", "right": "Oslo"}, {"left": "Finland", "right": "Helsinki"}, {"left": "Denmark", "right": "Copenhagen"}], "type": "matching"}','{}','2026-11-22 22:53:19.056046');
INSERT INTO "question_version" VALUES('c450344e89fc264a2a6434c21c11f339294f45a03e622ccc4c03d397b59bcb4a','5d134a2f00418abbcf76f6f8987f825445ce15672b600fc44d23ed3010987409',1,'{"id": "sample-matching-derivatives", "prompt": "Match each function with its derivative.", "explanation": "The exponential function is its own derivative.", "tags": ["sample", "matching"], "locale": "en-GB", "pairs": [{"left": "$x^2$", "right": "$2x$"}, {"left": "$\\sin x$", "right": "$\\cos x$"}, {"left": "$e^x$", "right": "$e^x$"}], "distractors": ["$x$", "$-\\cos x$"], "type": "matching"}','{}','2026-11-22 22:53:19.056046');
INSERT INTO "question_version" VALUES('84f26d1bfa9f2080836a4da7a7bc84a72f2b035e57bddc5efce947c5e91e6f0a','de3398b444f34df34970a17cdbb267b93ad67365972e70608e874e548d69eb3e',1,'{"id": "sample-matching-flowers", "prompt": "Match each part of a flower with its task.", "explanation": "Water is taken up by the roots, which are no part of the flower.", "tags": ["sample", "matching"], "locale": "en-GB", "pairs": [{"left": "Petals", "right": "To attract insects"}, {"left": "Stamens", "right": "To make pollen"}, {"left": "Ovary", "right": "To hold the seeds to be"}], "distractors": ["To take up water"], "grading": "all-or-nothing", "type": "matching"}','{}','2026-11-22 22:53:19.056046');
INSERT INTO "question_version" VALUES('2eb7954ecdadf681c0f68864b9a3763abdb4c24e5d5b58e37dd43eecaf142b2a','6678125b4fe85866d6bf26537caee9443650c4663c2ab6579383b15e8f16417f',1,'{"id": "sample-multiple-mammals", "prompt": "Which of these animals are mammals?", "explanation": "All three feed their young with milk, even the platypus, which lays eggs.", "tags": ["sample", "multiple"], "locale": "en-GB", "answers": ["Bat", "Dolphin", "Platypus"], "wrong": ["Penguin", "Shark", "Salamander"], "type": "multiple"}','{}','2026-11-22 22:53:19.218740');
INSERT INTO "question_version" VALUES('ba103dfc037c731677d5aa0a38c35d7612d53e43d7069856eca46fec8a19e76d','84fb4d168e3d7ae643d58a3045abf58ffaad6ca57893f24bec65726253f55d12',1,'{"id": "sample-multiple-truth", "prompt": "Python runs the body of this statement only when `value` counts as true:\n\n```python\nif value:\n    print(\"Hello\")\n```\n\nFor which values is **nothing** printed?", "explanation": "Zero and everything empty count as false.", "hints": ["`len(value)` helps, where there is a length."], "tags": ["sample", "multiple"], "locale": "en-GB", "choices": [{"text": "`0.0`", "correct": true}, {"text": "`\"\"`", "correct": true}, {"text": "`[]`", "correct": true}, {"text": "`\"0\"`", "feedback": "A string that is not empty counts as true."}, {"text": "`[0]`", "feedback": "The list has one element, so it counts as true."}, {"text": "None of the others", "pin": "last"}], "grading": "each-answer", "type": "multiple"}','{}','2026-11-22 22:53:19.218740');
INSERT INTO "question_version" VALUES('02bd4f385feed88f853ca10324394888bb5a9c69df6d9df6a6885f8e698ee437','e5133aa9038901f267c1220f6c41eb1c6e37007a5de4517dac1b7c6035ffd18e',1,'{"id": "sample-multiple-gases", "prompt": "Tick the noble gases.", "explanation": "Their outer electron shells are full, so they hardly react.", "tags": ["sample", "multiple"], "locale": "en-GB", "answers": ["Neon", "Argon", "Krypton"], "wrong": ["Nitrogen", "Fluorine", "Chlorine"], "grading": "coverage", "type": "multiple"}','{}','2026-11-22 22:53:19.218740');
INSERT INTO "question_version" VALUES('b6066d89c959eb3cb8b039566029cf4a98919d958f7739bae83dabc17c358c97','3d8e2b22e41e775157fbaef729910947e657d82e899073970675b07256978e4a',1,'{"id": "sample-number-cube", "prompt": "How many corners does a cube have?", "explanation": "Four at the top and four at the bottom.", "tags": ["sample", "number"], "locale": "en-GB", "answer": 8.0, "type": "number"}','{}','2026-11-22 22:53:19.275962');
INSERT INTO "question_version" VALUES('120c03728a110521787cf105f01c2395fb80836566e70893ec2a5432898ca537','d35a5000f9b6d9ddf642deeb1611706e5a28ede4f24a6e57066b7c0b64d60d25',1,'{"id": "sample-number-pi", "prompt": "Give $\\pi$ to two decimal places.", "explanation": "$\\pi = 3.14159\\ldots$", "tags": ["sample", "number"], "locale": "en-GB", "answer": 3.14, "tolerance": 0.005, "type": "number"}','{}','2026-11-22 22:53:19.275962');
INSERT INTO "question_version" VALUES('956f6aae5152f3007db63c981330b27db70e2b0a6bd57416fbf0eb023d4215f5','20b6b338accee22fbea1a29ef9aee1750c2df8c9658f6310b8238772022e0463',1,'{"id": "sample-number-moon", "prompt": "How far is the Moon from the Earth on average?", "explanation": "Light needs about 1.3 seconds for this distance.", "tags": ["sample", "number"], "locale": "en-GB", "answer": 384400.0, "tolerance": "2%", "unit": "km", "units": {"m": 0.001, "miles": 1.609344}, "type": "number"}','{}','2026-11-22 22:53:19.275962');
INSERT INTO "question_version" VALUES('7ba32b4c9d256ca343a66d921ecdd694c727d435de95ff900a58261f527ffc41','d46b37d08ad0dab73ce706eab1f1dc7d9e6a4928f51ae0cf593f7f70eb317391',1,'{"id": "sample-number-avogadro", "prompt": "How many particles are in one mole? Three significant digits are enough.", "explanation": "Since 2019 the mole is defined by this number.", "source": {"title": "The SI Brochure", "url": "https://www.bipm.org/en/publications/si-brochure"}, "tags": ["sample", "number"], "locale": "en-GB", "answer": 6.02214076e+23, "digits": 3, "type": "number"}','{}','2026-11-22 22:53:19.275962');
INSERT INTO "question_version" VALUES('c8d03598fa417cb8629872e3bea6f47b7646d1121f4ea225752bb69118004660','dbb42bc8eb002228c5ac37467fa5f58f04ca2e44a347023e763c24d749f769fa',1,'{"id": "sample-number-hypotenuse", "prompt": "How long is side $c$? Give the unit.\n\n![A right triangle: its legs measure 5 cm and 12 cm, the side c lies opposite the right\nangle](media/triangle.svg)", "explanation": "$c = \\sqrt{5^2 + 12^2} = \\sqrt{169} = 13$", "points": 2.0, "tags": ["sample", "number"], "locale": "en-GB", "answer": 13.0, "unit": "cm", "units": {"mm": 0.1, "m": 100.0}, "unit_required": true, "type": "number"}','{"media/triangle.svg": "b8d76a3a457b6bda219d58ff703fcaa34fc93d7ec9ab32877a6dcae1260b3842"}','2026-11-22 22:53:19.275962');
INSERT INTO "question_version" VALUES('ef5ce3cab768bb033cc9798447a431e188f1bf5d3906a402d4746314727acd25','b60f0e5f0bab5f197eb8ee912a8a07f736c656279902607d6eabb28b8c9187db',1,'{"id": "sample-ordering-planets", "prompt": "Order these planets by their distance from the Sun, nearest first.", "explanation": "Saturn is the farthest planet that the naked eye finds with ease.", "tags": ["sample", "ordering"], "locale": "en-GB", "order": ["Venus", "Mars", "Saturn", "Neptune"], "type": "ordering"}','{}','2026-11-22 22:53:19.310999');
INSERT INTO "question_version" VALUES('c1b76f4e125ac53425e98afc1a35f535245a14c53f720a5fdd68918691957e7a','aba2baa2ab4d7b443c3ac8ed56eb035a36776a7b101bf7f9baf7d6b3cab5ed73',1,'{"id": "sample-ordering-bread", "prompt": "Order the steps of baking bread.", "explanation": "Kneading builds the net that holds the gas while the dough rises.", "tags": ["sample", "ordering"], "locale": "en-GB", "order": ["Mix flour, water, salt and yeast", "Knead until the dough is smooth", "Let it rise in a warm place", "Shape the loaf", "Bake it"], "grading": "neighbours", "type": "ordering"}','{}','2026-11-22 22:53:19.310999');
INSERT INTO "question_version" VALUES('67c2f881b4fdcba47e05485f9a830fedae025b53837d70d181bd9d33329b20e0','d2d8b04af6d98a9d4e1a99b1d96d8c88d6c9cbf1b5668f9c9773767273273468',1,'{"id": "sample-ordering-fractions", "prompt": "Order these fractions, smallest first.", "explanation": "As sixtieths they are 20, 24, 30 and 45.", "tags": ["sample", "ordering"], "locale": "en-GB", "order": ["$\\frac{1}{3}$", "$\\frac{2}{5}$", "$\\frac{1}{2}$", "$\\frac{3}{4}$"], "grading": "all-or-nothing", "type": "ordering"}','{}','2026-11-22 22:53:19.310999');
INSERT INTO "question_version" VALUES('f683036a84ead313c72664af6cf32a9575455b168a4d318c8dc779662c819079','9e345d3b119164a352e7853e5ca54844aaf46678bf567dbc67e253b6925aae85',1,'{"id": "sample-text-opera", "prompt": "In which city was Mozart''s opera *The Magic Flute* first performed?", "explanation": "That was in 1791, in the year of Mozart''s death.", "hints": ["It lies on the Danube."], "tags": ["sample", "text"], "locale": "en-GB", "answer": "Vienna", "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('a2303e8e48633d5003b1361434839e9559c6e4ef2d092b9ba6835c529ec9d3fe','0c967da2be6c7c05577701b14ef64186398788ee72ce89115014b704deb5b13c',1,'{"id": "sample-text-photosynthesis", "prompt": "Which gas do plants take in for photosynthesis?", "explanation": "$\\text{CO}_2$ enters through the stomata, small openings in the leaf.", "tags": ["sample", "text"], "locale": "en-GB", "answers": ["carbon dioxide", "CO2", {"text": "carbon", "weight": 0.5, "feedback": "Nearly: carbon, but in which compound?"}, {"text": "oxygen", "weight": 0.0, "feedback": "That is the gas which they give off."}], "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('dd7fbaef9e5718d50abb32f380bac5082ca734a6f0e437d3687e6f7cd84e1e56','0969b19edfa423750065ef4bc87ce787c013efdb3c2defa4bfc2695c4051e15d',1,'{"id": "sample-text-clock", "prompt": "How is a quarter past one in the afternoon written on a 24-hour clock?", "explanation": "From one o''clock in the afternoon on, twelve is added to the hour.", "tags": ["sample", "text"], "locale": "en-GB", "answers": ["13:15", "/13 ?[.h] ?15/"], "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('f06f6ce85930b4f429be644e2b90d77a38ace922545172d79e369d723fbcf47e','021b9ae88aa46af5b309bc55501dea8cc00c2cd8aa389508b10d23c6b1920beb',1,'{"id": "sample-text-cobalt", "prompt": "What is the chemical symbol of cobalt?", "explanation": "Case matters, for CO is carbon monoxide.", "tags": ["sample", "text"], "locale": "en-GB", "answer": "Co", "match": {"case": true}, "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('130e1ea0ae8db92b6dee35e74795cbf8642709a38382272e1d9bb27f71076881','eb8099afa2c679fa3342af4265a32e27992bdc4de68d8b5e80a2da7a6a1ae5f8',1,'{"id": "sample-text-spanish-year", "prompt": "What is the Spanish word for \u201cyear\u201d?", "explanation": "The tilde makes another letter, and without it another word.", "tags": ["sample", "text"], "locale": "en-GB", "answer": "a\u00f1o", "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('a070ab548101da6819992cae687bf4a3c8875ce5450609c730336841df21045a','0967848d29d5163d07daddd44b874de6c1b035ec155e8d07617972d622082cc5',1,'{"id": "sample-text-folder-up", "prompt": "Which shell command, typed exactly, goes one folder up?", "explanation": "Two dots stand for the parent folder, and the space before them is needed.", "tags": ["sample", "text"], "locale": "en-GB", "answer": "cd ..", "match": {"case": true, "spaces": true, "punctuation": true}, "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('e9e1141d3457e0e06d149ed86f79e108eb1688641018f2bbdf5a9fedcd1a4779','7afec3ec1ac9127ffd1b1137ab9e9447cb6b5af0e3683e4ecb13a54d26a39cb8',1,'{"id": "sample-text-iceland", "prompt": "What is the capital of Iceland?", "explanation": "The name means \u201cbay of smoke\u201d, after the steam of its hot springs.", "tags": ["sample", "text"], "locale": "en-GB", "answer": "Reykjav\u00edk", "match": {"accents": false, "typos": 2}, "type": "text"}','{}','2026-11-22 22:53:19.349451');
INSERT INTO "question_version" VALUES('30fdb6184510e76c70147f4c44b395f1095ee7999a67852fe1660b7e80f710e4','5b12efc80d1ec2b54c391eb6b259a17ed6b24f197e21d0a92b69e3d7eedf241d',1,'{"id": "sample-true-false-boiling", "prompt": "On a high mountain, water boils below 100 \u00b0C.", "explanation": "The pressure of the air is lower there, and with it the boiling point.", "tags": ["sample", "true_false"], "use": "quiz", "locale": "en-GB", "answer": true, "type": "true_false"}','{}','2026-11-22 22:53:19.393597');
INSERT INTO "question_version" VALUES('3636977a21fd8f750e357976ecae106fdc023e3829def7999b4468f815d61819','be95a259b1ea0b4b15d2e784428fbed42d4d1b730dfcda6bc41b731ad1d35a49',1,'{"id": "sample-true-false-wall", "prompt": "The Great Wall of China can be seen from the Moon with the naked eye.", "explanation": "From the Moon, a few metres look as thin as a hair seen from some kilometres away.", "tags": ["sample", "true_false"], "use": "quiz", "locale": "en-GB", "answer": false, "feedback": {"true": "A popular belief, but the wall is far too narrow.", "false": "Right. It is long, but only a few metres wide."}, "type": "true_false"}','{}','2026-11-22 22:53:19.393597');
CREATE TABLE response (
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	question_id VARCHAR(100) NOT NULL, 
	value JSON, 
	outcome VARCHAR(12) NOT NULL, 
	fraction DOUBLE, 
	points DOUBLE, 
	duration_ms INTEGER NOT NULL, 
	hints_opened INTEGER NOT NULL, 
	flagged BOOLEAN NOT NULL, 
	answered_at DATETIME, 
	checked_at DATETIME, 
	CONSTRAINT pk_response PRIMARY KEY (attempt_id, position), 
	CONSTRAINT fk_response_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE
);
INSERT INTO "response" VALUES(1,1,'sample-choice-flag','"3a386c13d283dc2e"','partly',0.25,0.5,0,0,0,'2026-11-22 22:53:17.583429',NULL);
INSERT INTO "response" VALUES(1,2,'sample-choice-short','"fbe996924480c41b"','right',1.0,1.0,0,0,0,'2026-11-22 22:53:17.583429',NULL);
INSERT INTO "response" VALUES(1,3,'sample-choice-in-order','"2fbbd49be10f31b5"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:17.583429',NULL);
INSERT INTO "response" VALUES(1,4,'sample-choice-guessing','"bbb965ab0c80d653"','right',1.0,1.0,0,0,0,'2026-11-22 22:53:17.583429',NULL);
INSERT INTO "response" VALUES(2,1,'sample-cloze-water','["12", "12", "12", "12"]','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:18.416879',NULL);
INSERT INTO "response" VALUES(2,3,'sample-cloze-template','["12", "12"]','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:18.416879',NULL);
INSERT INTO "response" VALUES(3,1,'sample-essay-experiment','"12"','awaiting',NULL,NULL,0,0,0,'2026-11-22 22:53:18.523724',NULL);
INSERT INTO "response" VALUES(3,2,'sample-essay-opinion','"0.5"','awaiting',NULL,NULL,0,0,0,'2026-11-22 22:53:18.523724',NULL);
INSERT INTO "response" VALUES(4,1,'sample-flashcard-theorem','"again"','unmarked',NULL,NULL,0,0,0,'2026-11-22 22:53:18.599237',NULL);
INSERT INTO "response" VALUES(4,2,'sample-flashcard-dog','"good"','unmarked',NULL,NULL,0,0,0,'2026-11-22 22:53:18.599237',NULL);
INSERT INTO "response" VALUES(5,2,'sample-info-question','"0.5"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:18.691342',NULL);
INSERT INTO "response" VALUES(7,1,'sample-multiple-mammals','["d84ab159ca3690f6"]','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.218740',NULL);
INSERT INTO "response" VALUES(7,2,'sample-multiple-truth','["2149c5d6350ec294"]','partly',0.666666667,0.666667,0,0,0,'2026-11-22 22:53:19.218740',NULL);
INSERT INTO "response" VALUES(7,3,'sample-multiple-gases','["384544f13e53b137"]','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.218740',NULL);
INSERT INTO "response" VALUES(8,1,'sample-number-cube','"12"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.275962',NULL);
INSERT INTO "response" VALUES(8,2,'sample-number-pi','"0.5"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.275962',NULL);
INSERT INTO "response" VALUES(8,3,'sample-number-moon','"40.000"','unreadable',NULL,NULL,0,0,0,'2026-11-22 22:53:19.275962',NULL);
INSERT INTO "response" VALUES(8,4,'sample-number-avogadro','"true"','unreadable',NULL,NULL,0,0,0,'2026-11-22 22:53:19.275962',NULL);
INSERT INTO "response" VALUES(8,5,'sample-number-hypotenuse','"false"','unreadable',NULL,NULL,0,0,0,'2026-11-22 22:53:19.275962',NULL);
INSERT INTO "response" VALUES(9,1,'sample-ordering-planets','["e6e970bbe8ff3a4c", "4f1c63f9aba8ccb6", "a0a6ca091c70a952", "d98d070c3968a75e"]','partly',0.25,0.25,0,0,0,'2026-11-22 22:53:19.310999',NULL);
INSERT INTO "response" VALUES(9,3,'sample-ordering-fractions','["2e32018ef09f6fc3", "b61def0872c567fe", "56d7c74c4f33094c", "b87bda455923b2a6"]','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.310999',NULL);
INSERT INTO "response" VALUES(10,1,'sample-text-opera','"12"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.349451',NULL);
INSERT INTO "response" VALUES(10,2,'sample-text-photosynthesis','"0.5"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.349451',NULL);
INSERT INTO "response" VALUES(10,3,'sample-text-clock','"40.000"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.349451',NULL);
INSERT INTO "response" VALUES(10,4,'sample-text-cobalt','"true"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.349451',NULL);
INSERT INTO "response" VALUES(10,5,'sample-text-spanish-year','"false"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.349451',NULL);
INSERT INTO "response" VALUES(10,6,'sample-text-folder-up','"some words"','wrong',0.0,0.0,0,0,0,'2026-11-22 22:53:19.349451',NULL);
INSERT INTO "response" VALUES(11,1,'sample-true-false-boiling','true','right',1.0,1.0,0,0,0,'2026-11-22 22:53:19.393597',NULL);
INSERT INTO "response" VALUES(11,2,'sample-true-false-wall','false','right',1.0,1.0,0,0,0,'2026-11-22 22:53:19.393597',NULL);
CREATE TABLE response_change (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	page VARCHAR(40) NOT NULL, 
	change INTEGER NOT NULL, 
	value JSON, 
	at DATETIME NOT NULL, 
	elapsed_ms INTEGER NOT NULL, 
	CONSTRAINT pk_response_change PRIMARY KEY (id), 
	CONSTRAINT fk_response_change_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT uq_change_page UNIQUE (attempt_id, position, page, change)
);
INSERT INTO "response_change" VALUES(1,1,1,'kept',1,'"3a386c13d283dc2e"','2026-11-22 22:53:17.583429',0);
INSERT INTO "response_change" VALUES(2,1,2,'kept',1,'"fbe996924480c41b"','2026-11-22 22:53:17.583429',0);
INSERT INTO "response_change" VALUES(3,1,3,'kept',1,'"2fbbd49be10f31b5"','2026-11-22 22:53:17.583429',0);
INSERT INTO "response_change" VALUES(4,1,4,'kept',1,'"bbb965ab0c80d653"','2026-11-22 22:53:17.583429',0);
INSERT INTO "response_change" VALUES(5,2,1,'kept',1,'["12", "12", "12", "12"]','2026-11-22 22:53:18.416879',0);
INSERT INTO "response_change" VALUES(6,2,3,'kept',1,'["12", "12"]','2026-11-22 22:53:18.416879',0);
INSERT INTO "response_change" VALUES(7,3,1,'kept',1,'"12"','2026-11-22 22:53:18.523724',0);
INSERT INTO "response_change" VALUES(8,3,2,'kept',1,'"0.5"','2026-11-22 22:53:18.523724',0);
INSERT INTO "response_change" VALUES(9,4,1,'kept',1,'"again"','2026-11-22 22:53:18.599237',0);
INSERT INTO "response_change" VALUES(10,4,2,'kept',1,'"good"','2026-11-22 22:53:18.599237',0);
INSERT INTO "response_change" VALUES(11,5,2,'kept',1,'"0.5"','2026-11-22 22:53:18.691342',0);
INSERT INTO "response_change" VALUES(12,7,1,'kept',1,'["d84ab159ca3690f6"]','2026-11-22 22:53:19.218740',0);
INSERT INTO "response_change" VALUES(13,7,2,'kept',1,'["2149c5d6350ec294"]','2026-11-22 22:53:19.218740',0);
INSERT INTO "response_change" VALUES(14,7,3,'kept',1,'["384544f13e53b137"]','2026-11-22 22:53:19.218740',0);
INSERT INTO "response_change" VALUES(15,8,1,'kept',1,'"12"','2026-11-22 22:53:19.275962',0);
INSERT INTO "response_change" VALUES(16,8,2,'kept',1,'"0.5"','2026-11-22 22:53:19.275962',0);
INSERT INTO "response_change" VALUES(17,8,3,'kept',1,'"40.000"','2026-11-22 22:53:19.275962',0);
INSERT INTO "response_change" VALUES(18,8,4,'kept',1,'"true"','2026-11-22 22:53:19.275962',0);
INSERT INTO "response_change" VALUES(19,8,5,'kept',1,'"false"','2026-11-22 22:53:19.275962',0);
INSERT INTO "response_change" VALUES(20,9,1,'kept',1,'["e6e970bbe8ff3a4c", "4f1c63f9aba8ccb6", "a0a6ca091c70a952", "d98d070c3968a75e"]','2026-11-22 22:53:19.310999',0);
INSERT INTO "response_change" VALUES(21,9,3,'kept',1,'["2e32018ef09f6fc3", "b61def0872c567fe", "56d7c74c4f33094c", "b87bda455923b2a6"]','2026-11-22 22:53:19.310999',0);
INSERT INTO "response_change" VALUES(22,10,1,'kept',1,'"12"','2026-11-22 22:53:19.349451',0);
INSERT INTO "response_change" VALUES(23,10,2,'kept',1,'"0.5"','2026-11-22 22:53:19.349451',0);
INSERT INTO "response_change" VALUES(24,10,3,'kept',1,'"40.000"','2026-11-22 22:53:19.349451',0);
INSERT INTO "response_change" VALUES(25,10,4,'kept',1,'"true"','2026-11-22 22:53:19.349451',0);
INSERT INTO "response_change" VALUES(26,10,5,'kept',1,'"false"','2026-11-22 22:53:19.349451',0);
INSERT INTO "response_change" VALUES(27,10,6,'kept',1,'"some words"','2026-11-22 22:53:19.349451',0);
INSERT INTO "response_change" VALUES(28,11,1,'kept',1,'true','2026-11-22 22:53:19.393597',0);
INSERT INTO "response_change" VALUES(29,11,2,'kept',1,'false','2026-11-22 22:53:19.393597',0);
CREATE TABLE user (
	id INTEGER NOT NULL, 
	public_id VARCHAR(32) NOT NULL, 
	role VARCHAR(10) NOT NULL, 
	name VARCHAR(100), 
	name_key VARCHAR(200), 
	email VARCHAR(254), 
	password_hash VARCHAR(200), 
	locale VARCHAR(20), 
	time_zone VARCHAR(60), 
	rollover_hour INTEGER NOT NULL, 
	time_factor VARCHAR(4) NOT NULL, 
	resume_nonce VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	active_at DATETIME NOT NULL, 
	CONSTRAINT pk_user PRIMARY KEY (id), 
	CONSTRAINT ck_user_named CHECK (role = 'guest' OR name_key IS NOT NULL), 
	CONSTRAINT ck_user_role CHECK (role IN ('guest', 'student', 'teacher', 'admin')), 
	CONSTRAINT uq_user_name_key UNIQUE (name_key), 
	CONSTRAINT uq_user_public_id UNIQUE (public_id)
);
INSERT INTO "user" VALUES(1,'UAkKERGDkRgQhjrR','guest',NULL,NULL,NULL,NULL,NULL,NULL,4,'1','bm0y2OFHMa0CB2Fk','2026-11-22 22:53:17.583429','2026-11-22 22:53:17.583429');
CREATE INDEX ix_limit_count_expires_at ON limit_count (expires_at);
CREATE INDEX ix_user_role_active ON user (role, active_at);
CREATE INDEX ix_attempt_open_deadline ON attempt (handed_in_at, deadline_at);
CREATE INDEX ix_attempt_quiz ON attempt (quiz_id, id);
CREATE INDEX ix_attempt_scores ON attempt (purpose, quiz_id, scope, user_id, started_at, points, points_of, awaiting);
CREATE INDEX ix_attempt_user_id ON attempt (user_id);
CREATE INDEX ix_audit_event_actor_id ON audit_event (actor_id);
CREATE INDEX ix_audit_event_subject_id ON audit_event (subject_id);
CREATE INDEX ix_login_user_id ON login (user_id);
CREATE INDEX ix_one_time_link_user_id ON one_time_link (user_id);
CREATE INDEX ix_response_question ON response (question_id);
COMMIT;
