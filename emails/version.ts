/**
 * The fingerprint of the standing editions as rendered. A test compares it with what templates and words give now and
 * says what to write here, so that a change of words cannot leave without a change of version.
 */
export const version = "79003fda5c6f";
