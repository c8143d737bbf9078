import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from './serve.ts'

// What `npm start` runs, from build/node/server.js: the built app beside it.
await serve({
  load: () =>
    import(/* @vite-ignore */ pathToFileURL(join(process.cwd(), 'build/server/index.js')).href),
})
