// Pages for customers and sign-in: they work without this; it only adds comfort.
import "./forms.js";
