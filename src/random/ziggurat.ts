// The tables of a ziggurat: half a normal density under 256 layers of equal area.
// Source: Marsaglia & Tsang 2000, with the layer and the value taken from different bits of a draw,
// since sharing bits between them is the known flaw of the original (Doornik 2005).

const layers = 256
const layerArea = 0.004928673233974655
const integers = 2 ** 23

/** Where the tail starts; it belongs to layer 0, the lowest one. */
export const tailStart = 3.654152885361009

// Layer i reaches from 0 to edges[i] and is completely under the density up to edges[i + 1]. The edge of layer 0 is
// that of a rectangle with the area of the layer and the tail together.
const edges = new Float64Array(layers + 1)
edges[0] = layerArea / density(tailStart)
edges[1] = tailStart
for (let layer = 2; layer < layers; layer++) {
  const edge = edges[layer - 1] as number
  edges[layer] = Math.sqrt(-2 * Math.log(layerArea / edge + density(edge)))
}

/** The factor from a signed 24-bit integer plus ½ to a value within a layer. */
export const scales = edges.map((edge) => edge / integers)

/** Integers below a layer's limit give values completely under the density. */
export const limits = Int32Array.from({ length: layers }, (_, layer) =>
  Math.floor((integers * (edges[layer + 1] as number)) / (edges[layer] as number)),
)

/** The density at the outer edge of a layer, and 1 after the last. */
export const heights = edges.map(density)

/** The normal density, 1 at 0. */
export function density(x: number): number {
  return Math.exp(-0.5 * x * x)
}
