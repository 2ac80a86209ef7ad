// The resolution of PNG files.

/** Pixels in the file per pixel of the description, so that text is sharp on high-density screens. */
export const pixelRatio = 2
