/** Zones of one region, each with the city that it is named for. */
export interface ZoneGroup {
  region: string;
  zones: { zone: string; city: string }[];
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires (Argentina)`. */
function cityOf(zone: string): string {
  const parts = zone.split("/").slice(1).reverse();
  const [city = zone, country] = parts.map((part) => part.replaceAll("_", " "));
  return country === undefined ? city : `${city} (${country})`;
}

const regionOf = (zone: string): string => zone.split("/")[0] ?? zone;

const byCity = (a: { city: string }, b: { city: string }) => a.city.localeCompare(b.city, "en");

/** The zones of this runtime, by region; UTC is not among them and stands on its own. */
export const zoneGroups: ZoneGroup[] = [
  ...Map.groupBy(
    Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/") && !zone.startsWith("Etc/")),
    regionOf,
  ),
].map(([region, zones]) => ({ region, zones: zones.map((zone) => ({ zone, city: cityOf(zone) })).sort(byCity) }));

export const isListed = (zone: string): boolean =>
  zone === "UTC" || zoneGroups.some(({ zones }) => zones.some((listed) => listed.zone === zone));
