declare module 'eld/extrasmall' {
  import type { eld as detector } from 'eld'

  export const eld: typeof detector
}
