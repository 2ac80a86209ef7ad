// Messages between the page and the worker that runs a model.

import type { ExportedModel } from '../run-source.js'

export interface Numbers {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

export type ModelRequest =
  | {
      readonly id: number
      readonly kind: 'load'
      readonly name: ExportedModel
      readonly model: Uint8Array
    }
  | {
      readonly id: number
      readonly kind: 'run'
      readonly name: ExportedModel
      readonly input: string
      readonly value: Numbers
      /** Of a conditional model. */
      readonly labels?: Numbers | undefined
    }

export interface ModelAnswer {
  readonly id: number
  readonly outputs?: Readonly<Record<string, Float32Array>>
  /** The error message. */
  readonly error?: string
}
