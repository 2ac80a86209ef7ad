// Requests to the server.
import { untrack } from 'svelte'
import { currentLanguage, translate } from '../i18n/i18n.svelte.js'
import { RequestError } from './request-error.js'

/** `address` is relative to the page. Throws RequestError. An effect that sends it does not run again in another language. */
export async function fetchResponse(address: string, options: RequestInit = {}): Promise<Response> {
  const headers = { 'Accept-Language': untrack(currentLanguage), ...options.headers }
  const response = await fetch(address, { ...options, headers }).catch(() => {
    throw new RequestError(translate('gone'), 0)
  })
  if (response.ok) return response
  const { error } = await response.json().catch(() => ({}))
  throw new RequestError(error?.message ?? response.statusText, response.status)
}

export async function askJson<T>(address: string, options?: RequestInit): Promise<T> {
  return (await fetchResponse(address, options)).json()
}

export function post<T>(address: string, body?: unknown): Promise<T | undefined> {
  return change(address, 'POST', body)
}

export function remove<T>(address: string): Promise<T | undefined> {
  return change(address, 'DELETE')
}

async function change<T>(address: string, method: string, body?: unknown): Promise<T | undefined> {
  const response = await fetchResponse(address, {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

export function runUrl(name: string): string {
  return `api/runs/${encodeURIComponent(name)}`
}
