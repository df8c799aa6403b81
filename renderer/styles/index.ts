/** Fonts, tokens and what holds for every element, in the order in which they apply. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import './tokens.css';
import './base.css';
import './controls.css';
