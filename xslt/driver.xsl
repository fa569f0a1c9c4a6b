<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Runs a stylesheet so that a failure says where in the stylesheet it happened.
  Input    A TEI document; "textus:entry" stands for the stylesheet to run.
  Output   What that stylesheet makes, or one message tx:failure and nothing else.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:err="http://www.w3.org/2005/xqt-errors"
  xmlns:tx="urn:textus:xslt" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:import href="textus:entry"/>

  <xsl:mode name="tx:run" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" mode="tx:run" as="item()*">
    <xsl:try>
      <xsl:apply-templates select="." mode="#unnamed"/>
      <xsl:catch errors="*">
        <xsl:message>
          <tx:failure code="{local-name-from-QName($err:code)}" module="{$err:module}" line="{$err:line-number}"
            column="{$err:column-number}">{$err:description}</tx:failure>
        </xsl:message>
      </xsl:catch>
    </xsl:try>
  </xsl:template>
</xsl:stylesheet>
