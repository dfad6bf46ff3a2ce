import { examine } from "../../ops/doctor/examine.ts";
import { emulatedHub } from "./settings.ts";

/** What doctor finds of the hub at the emulator, which reconvene.config.ts does not name; as JSON. No DNS is asked. */
const findings = await examine(emulatedHub(Number(process.env.GATEWAY_PORT)), { dnsServer: "127.0.0.1:1" });
process.stdout.write(JSON.stringify(findings));
