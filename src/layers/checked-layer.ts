// Layers that modules and programs register: their code is checked whenever a model is built.
import { ConfigError } from '../errors.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import { type CodeOf, moduleText, registeredError, runRegistered } from '../registered-code.js'
import type { Registered } from '../registry.js'
import type { LayerDefinition } from './layer.js'
import { withLayerPath } from './layer-path.js'

/** The layer, whose `build` throws ConfigError with its place in the configuration where its code fails, or gives another shape than
 *  `outputShape`. */
export function checkedLayer<Entry extends Registered<LayerDefinition>>(entry: Entry): Entry {
  const { schema } = entry
  const kind = 'registry.layer'
  const type = schema.shape.type.value
  return {
    ...entry,
    build(x, layer, context) {
      const place = context.scope.describeLayer(type)
      const of: CodeOf = { schema, kind, path: `model.${place}` }
      const output = runRegistered(of, () =>
        // Errors of shapes get the place of the layer.
        withLayerPath(place, () => entry.build(x, layer, context)),
      )
      if (!isTensor(output))
        throw registeredError(of, { key: 'registry.nothing', values: { actual: String(output) } })
      const [batch = 1, ...item] = x.shape
      const expected = [batch, ...runRegistered(of, () => entry.outputShape(layer, item))]
      if (expected.join() !== output.shape.join())
        throw new ConfigError('layer.outputShape', {
          path: of.path,
          expected: show(expected),
          actual: show(output.shape),
          module: moduleText(schema),
        })
      return output
    },
    outputShape: (layer, item) =>
      runRegistered({ schema, kind, path: 'model' }, () => entry.outputShape(layer, item)),
  }
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'op' in value && 'shape' in value
}

const show = (shape: Shape) => `[${shape.join(', ')}]`
