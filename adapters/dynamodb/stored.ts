import * as z from "zod";

/** A document that this store wrote itself, whole, and reads back whole: its shape was checked on the way in. */
export const stored = <T extends object>() => z.custom<T>((value) => typeof value === "object" && value !== null);
