// How sharp PNG files are.

/** Pixels of a file for one of the picture that was described, so that text is sharp on every screen. */
export const pixelRatio = 2
