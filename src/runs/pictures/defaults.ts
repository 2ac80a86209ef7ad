// Default sizes of the pictures.
export const pictureDefaults = {
  reconstructions: { count: 10 },
  manifold: { size: 20 },
  samples: { count: 50, seed: 1 },
  interpolation: { steps: 10 },
  traversals: { count: 20 },
} as const
