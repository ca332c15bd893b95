/** A component imports its style sheet; the build puts them all into page.css, in the order of the imports. */
declare module '*.css';
