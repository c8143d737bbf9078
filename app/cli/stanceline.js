// npm run -s stanceline -- COMMAND: installs and builds what is missing, then runs the command.
import { build, checkNode, install, root } from './prepare.js'

process.env.INIT_CWD ??= process.cwd()
process.chdir(root)
checkNode()
install()
build()
process.env.NODE_ENV ??= 'production'
await import('../../build/node/stanceline.js')
