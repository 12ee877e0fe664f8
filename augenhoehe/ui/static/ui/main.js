// What every page of the house can do. Each module wires itself by data attributes.
import "./forms.js";
import "./menu.js";
import "./dialogs.js";
import "./toast.js";
import "./keys.js";
import "./rows.js";
import "./palette.js";
import "./suggest.js";
import "./drafts.js";
import "./drop.js";
import "./editor.js";
import "./composer.js";
import "./folding.js";
import "./countdown.js";
import "./live.js";
import "./counts.js";
import "./moments.js";
