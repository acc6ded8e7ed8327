import { databaseAccount } from '@/lib/db/embedded/account';
import { findBinaries } from '@/lib/db/embedded/binaries';
import { OUTSIDE, homeOf, remember, rememberedHome } from '@/lib/db/embedded/home';
import { useCluster, type Embedded } from '@/lib/db/embedded/use-cluster';

/**
 * Opens the database of a data folder, making it when there is none and starting it when it does not run. Several
 * processes may open one folder. `note` gets one line about each thing a person should know. What the database user
 * of root cannot reach in the data folder or the project goes `outside`.
 */
export async function openEmbedded(
  folder: string,
  note: (line: string) => void,
  outside = OUTSIDE,
): Promise<Embedded> {
  const account = databaseAccount();
  const known = rememberedHome(folder, outside, account, note);
  const binaries = findBinaries(account, outside, note);
  const home = homeOf(folder, known);
  const plan = { account, binaries, home, adminPassword: known.adminPassword, quick: false };
  const { embedded, port } = await useCluster(plan, known.port, known.password);
  if (!known.made || port !== known.port) remember(folder, { ...known, port, made: true });
  return embedded;
}
