/** Programs that embed the engine, as the README shows them. The build compiles them and tests run them. */
package io.ringfeed.example;
