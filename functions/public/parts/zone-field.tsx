import { isZone } from "../../../hub/meetings/zone.ts";
import type { Site } from "../site.ts";
import { isListed, zoneGroups } from "../zones.ts";
import { describedBy, ErrorText, Hint, invalidIf } from "./field.tsx";

/** Zones by region; the visitor's own is chosen by the script where nothing is chosen yet. */
export function ZoneField({ site, value, error }: { site: Site; value: string; error: string | undefined }) {
  const said = site.words.form.zone;
  return (
    <div>
      <label for="zone">{said.label}</label>
      <Hint name="zone">{said.hint}</Hint>
      <span class="select">
        <select
          class="input"
          id="zone"
          name="zone"
          required
          data-prefill-zone
          aria-invalid={invalidIf(error)}
          aria-describedby={describedBy("zone", said.hint, error)}
        >
          <option value="">{said.choose}</option>
          {zoneGroups.map(({ region, zones }) => (
            <optgroup key={region} label={site.words.regions[region] ?? region}>
              {zones.map(({ zone, city }) => (
                <option key={zone} value={zone} selected={zone === value}>
                  {city}
                </option>
              ))}
            </optgroup>
          ))}
          <optgroup label={said.other}>
            <option value="UTC" selected={value === "UTC"}>
              UTC
            </option>
            {isZone(value) && !isListed(value) && (
              <option value={value} selected>
                {value.replaceAll("_", " ")}
              </option>
            )}
          </optgroup>
        </select>
      </span>
      <ErrorText name="zone" error={error} />
    </div>
  );
}
