// Starts every module of the page. Each attaches itself by data attributes and knows nothing of the domain.
import "./apply.js";
import "./at-once.js";
import "./autosave.js";
import "./away.js";
import "./clock.js";
import "./creation-key.js";
import "./fill.js";
import "./follow.js";
import "./keep.js";
import "./live.js";
import "./mine.js";
import "./options.js";
import "./outbox/catch.js";
import "./outbox/show.js";
import "./pause.js";
import "./sent.js";
import "./troubles.js";
