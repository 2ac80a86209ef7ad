// The devices of engines.
export const devices = ['cpu', 'webgpu', 'cuda'] as const
export type Device = (typeof devices)[number]
