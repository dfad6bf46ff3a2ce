import { storageContract } from "../storage/contract.ts";
import { storesOn } from "../storage/engine.ts";

function url(): string {
  const given = process.env.TEST_DYNAMODB_URL;
  if (given === undefined) throw new Error("Run these tests by npm run test:dynamodb, which starts the engine.");
  return given;
}

storageContract("stores on Amazon's DynamoDB Local", storesOn(url));
