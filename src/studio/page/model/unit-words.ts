// What the units of losses are called.
import type { Unit } from '../../api/runs.js'

export const unitWords = {
  nats: 'unit.nats',
  meanSquaredError: 'unit.error',
  adversarial: 'unit.adversarial',
} as const satisfies Readonly<Record<Unit, string>>
