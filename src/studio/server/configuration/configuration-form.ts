// The JSON Schema of a configuration, from which a page makes a form, with help in every language.
import * as z from 'zod'
import { configurationSchema } from '../../../training/configuration.js'
import { koreanDescriptions } from './korean-descriptions.js'

/** As one writes it: what has a default may be left out. A `description` in Korean stands beside it as `x-ko`. */
export function configurationForm(): object {
  return z.toJSONSchema(configurationSchema, {
    io: 'input',
    override({ jsonSchema }) {
      const korean = koreanDescriptions[jsonSchema.description ?? '']
      if (korean) jsonSchema['x-ko'] = korean
    },
  })
}
