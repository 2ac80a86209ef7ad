// The values that options of the data accept, apart from their schema, so that the help does not load it.

/** How pictures of another aspect ratio are fitted. */
export const fits = ['cover', 'contain', 'fill'] as const
/** Of an image, in pixels. */
export const maxSide = 8192
export const backgroundPattern = /^(black|white|#[0-9a-fA-F]{6})$/

export const scales = ['none', 'minmax', 'standard', 'robust'] as const
export type Scale = (typeof scales)[number]
/** Names of scales in configurations of version 0.1. */
export const scaleAliases: Readonly<Record<string, Scale>> = { unit: 'standard' }
