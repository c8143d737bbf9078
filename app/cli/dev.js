// npm run dev: the same server from the sources, with hot reload.
import { buildReader, checkNode, install, root } from './prepare.js'

process.chdir(root)
checkNode()
install()
process.env.NODE_ENV ??= 'development'
await buildReader('development')
const { createServer } = await import('vite')
const vite = await createServer({ configFile: 'remix.config.js', server: { middlewareMode: true } })
const { serve } = await vite.ssrLoadModule('/app/server/serve.ts')
await serve({
  middlewares: vite.middlewares,
  load: () => vite.ssrLoadModule('virtual:remix/server-build'),
})
