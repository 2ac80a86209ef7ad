// Responses as the API describes them: one that does not satisfy its schema does not compile.
import type { Context } from 'hono'
import { type AnswerOf, type EmptyRoute, type JsonRoute, routes } from '../../api/routes.js'

/** The JSON response of this address. */
export function jsonAnswer<Address extends JsonRoute>(
  context: Context,
  address: Address,
  value: AnswerOf<Address>,
): Response {
  return context.json(value as object, routes[address].status)
}

/** Success, without content. */
export function emptyAnswer(context: Context, address: EmptyRoute): Response {
  return context.body(null, routes[address].status)
}
