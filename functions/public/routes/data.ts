import type { Route } from "../visit.ts";
import { personOf } from "./preferences.tsx";

/** Everything that is kept about a person, apart from the hub's own bookkeeping of its writes. */
export const data: Route = {
  path: "/preferences/:token/data.json",
  secret: true,
  async get(visit) {
    const { rev: _, ...person } = await personOf(visit);
    visit.header("Content-Disposition", 'attachment; filename="my-data.json"');
    return visit.json(person);
  },
};
