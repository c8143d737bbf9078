import fc from 'fast-check'

// Every run tries the same worlds, so that what fails fails again; WORLD_SEED chooses others.
fc.configureGlobal({ seed: Number(process.env.WORLD_SEED || 20_201_029) })
