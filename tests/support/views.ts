/** How many views are made up by chance, and the number that they follow from: VIEWS and WORLD_SEED. */
export const viewsByChance = {
  count: Number(process.env.VIEWS || 30),
  seed: Number(process.env.WORLD_SEED || 20_201_029),
}
