// npm start: installs and builds what is missing, then serves.
import { build, checkNode, install, root } from './prepare.js'

process.chdir(root)
checkNode()
install()
build()
process.env.NODE_ENV ??= 'production'
await import('../../build/node/server.js')
